"""Joins shares of a key by docs/formats/key-share.md alone: Python's standard library, no code of Colligo's.

Reads one share a line, and an empty line between the shares of one key and those of the next.
Prints [{"secret", "needed", "among", "numbers", "keyIdStart", "initiative"}, ...].
"""
import json
import sys

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def times(a, b):
    """Product in GF(2^8) modulo x^8 + x^4 + x^3 + x + 1, bit by bit."""
    product = 0
    while b:
        if b & 1:
            product ^= a
        a = (a << 1) ^ (0x11B if a & 0x80 else 0)
        b >>= 1
    return product


def inverse(a):
    return next(b for b in range(1, 256) if times(a, b) == 1)


def crc24(data):
    crc = 0xB704CE
    for byte in data:
        crc ^= byte << 16
        for _ in range(8):
            crc <<= 1
            if crc & 0x1000000:
                crc ^= 0x1864CFB
    return crc & 0xFFFFFF


def bytes_of(line):
    name, *groups = line.split()
    assert name == "colligo-share/1" and len(groups) == 24
    data = b""
    for place, group in enumerate(groups, 1):
        value, remainder = divmod(int(group), 13)
        assert len(group) == 6 and remainder == place % 13, f"group {place}"
        data += value.to_bytes(2, "big")
    assert crc24(data[:45]) == int.from_bytes(data[45:], "big"), "checksum"
    return data


def initiative_of(bits):
    if bits == 0:
        return None
    if bits >> 31:
        return f"#{bits:x}"
    year, number = divmod(bits - 1, 1_000_000)
    return f"ECI({2000 + year}){number:06}"


def secret_at_nought(points):
    value = 0
    for x, y in points:
        for other, _ in points:
            if other != x:
                y = times(y, times(other, inverse(x ^ other)))
        value ^= y
    return value


def joined(lines):
    shares = [bytes_of(line) for line in lines]
    first = shares[0]
    places = [share[44] for share in shares]
    secret = bytes(secret_at_nought([(x, share[12 + i]) for x, share in zip(places, shares)]) for i in range(32))
    key_bits = int.from_bytes(first[2:6], "big")
    return {
        "secret": secret.hex(),
        "needed": first[0] & 15,
        "among": first[1] >> 4,
        "numbers": [share[1] & 15 for share in shares],
        "keyIdStart": "".join(ALPHABET[key_bits >> (26 - 6 * i) & 63] for i in range(5)),
        "initiative": initiative_of(int.from_bytes(first[8:12], "big")),
    }


print(json.dumps([joined(block.splitlines()) for block in sys.stdin.read().split("\n\n")]))
