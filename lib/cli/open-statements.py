#!/usr/bin/env python3
"""Opens statements of support that were sealed to an authority's own key. For competent authorities.

You have been sent an export: a file whose name ends in .colligo. Each statement in it was sealed to the public key that you
gave the organisers, at the moment a citizen signed. They cannot open it, nor can whoever runs their server. You can:

    apt install python3-jwcrypto            (or: pip install jwcrypto)
    python3 open-statements.py EXPORT --key PRIVATE-KEY --out statements.csv

PRIVATE-KEY is the private half of that key, a JWK or PEM without a passphrase; give --key once more where you have changed
your key meanwhile. Do this on a computer that only those who verify can use, without a network: the table is personal data.

1. Compare: the program prints the SHA-256 of the file. Have the organisers read theirs to you by telephone.
2. The program checks that the file is whole, that every statement opens with your key, is of the initiative and Member State
   that the first line names, and occurs once. It writes nothing where any of it is not so, and says which line it is.
3. Import all columns of the table as text, or long numbers lose digits.
4. Answer by a letter: how many statements you have received; then how many are valid, how many are not, and why.
5. Destroy table and file when the law says so.

The format is open (docs/formats/export.md of Colligo): a header line in JSON, one compact JWE (RFC 7516: ECDH-ES, A256GCM) a
line, and a last line with count and SHA-256 of what is before it. Any JOSE library opens the lines; this file is one way.
"""
import argparse
import csv
import hashlib
import json
import os
import re
import sys

from jwcrypto import jwe, jwk
from jwcrypto.common import JWException

COLUMNS = [
    "identifier", "signedOn", "givenNames", "familyNames", "dateOfBirth", "street", "streetNumber", "postalCode", "city",
    "country", "documentType", "documentNumber",
]
LONGEST_LINE = 1 << 20


class Problem(Exception):
    """What is in the way, in a sentence."""


def key_in(path):
    with open(path, "rb") as file:
        text = file.read()
    try:
        key = jwk.JWK.from_pem(text) if b"-----BEGIN" in text else jwk.JWK.from_json(text.decode())
    except (JWException, ValueError, TypeError) as problem:
        raise Problem(f"{path} is no key that can be read.") from problem
    if not key.has_private:
        raise Problem(f"{path} is a public key: the private half is needed.")
    return key


def lines_of(path):
    with open(path, "rb") as file:
        while line := file.readline(LONGEST_LINE):
            if not line.endswith(b"\n"):
                raise Problem("The file is not whole: its last line is missing. Ask for it again.")
            yield line


def verified(path):
    """Reads the file from end to end. Returns its header, how many statements it holds, and its SHA-256."""
    hashed, whole, header, last, count = hashlib.sha256(), hashlib.sha256(), None, None, -2
    for line in lines_of(path):
        whole.update(line)
        if last is not None:
            hashed.update(last)
        header = line if header is None else header
        last = line
        count += 1
    try:
        header, trailer = json.loads(header or b""), json.loads(last or b"")
        is_export = header["format"] == "colligo-export/2" and set(trailer) == {"count", "sha256"}
    except (ValueError, KeyError, TypeError) as problem:
        raise Problem("The file is no export, or it is not whole.") from problem
    if not is_export or trailer != {"count": count, "sha256": hashed.hexdigest()}:
        raise Problem("The file is not what the organisers' server wrote. Ask for it again.")
    return header, count, whole.hexdigest()


def opened(line, keys, header):
    """One statement, once its seal has opened and it is what it says it is."""
    token = jwe.JWE(algs=["ECDH-ES", "A256GCM"])
    token.deserialize(line.decode("ascii").strip())
    outside = json.loads(token.objects["protected"])
    if outside["kid"] not in keys:
        raise Problem(f"it is sealed to another key, {outside['kid']}.")
    if outside["typ"] != "eci-statement+jwe" or "zip" in outside:
        raise Problem("it is no sealed statement.")
    token.decrypt(keys[outside["kid"]])
    if outside["initiative"] != header["initiative"]["registrationNumber"]:
        raise Problem("it belongs to another initiative.")
    if outside["memberState"] != header["memberState"]:
        raise Problem("it belongs to another Member State.")
    inside = json.loads(token.payload)
    return {"identifier": outside["statement"], "signedOn": inside["signedOn"], **inside["values"]}


def harmless(text):
    """A name may look like a formula: spreadsheets would run it."""
    text = re.sub(r"""([;,\t|"']\s*)(?=[=+@-])""", r"\1'", text)
    return f"'{text}" if re.match(r"[=+\-@\t\r＝＋－＠]", text) else text


def write_table(path, keys, header, count, out):
    seen = set()
    rows = csv.writer(out, quoting=csv.QUOTE_ALL)
    rows.writerow(COLUMNS)
    for number, line in enumerate(lines_of(path)):
        if not 0 < number <= count:
            continue
        try:
            statement = opened(line, keys, header)
        except Problem as problem:
            raise Problem(f"Statement {number}: {problem}") from problem
        except (JWException, ValueError, KeyError, TypeError) as problem:
            raise Problem(f"Statement {number} does not open: it was altered.") from problem
        if statement["identifier"] in seen:
            raise Problem(f"Statement {number} is there twice.")
        seen.add(statement["identifier"])
        rows.writerow([harmless(statement.get(column, "")) for column in COLUMNS])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("export")
    parser.add_argument("--key", action="append", required=True)
    parser.add_argument("--out", required=True)
    asked = parser.parse_args()
    unfinished = f"{asked.out}.unfinished"
    try:
        if os.path.exists(asked.out):
            raise Problem(f"{asked.out} exists. Name another file.")
        keys = {key.thumbprint(): key for key in map(key_in, asked.key)}
        header, count, sha256 = verified(asked.export)
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(descriptor, "w", encoding="utf-8-sig", newline="") as out:
            write_table(asked.export, keys, header, count, out)
        os.replace(unfinished, asked.out)
    except (Problem, OSError) as problem:
        if os.path.exists(unfinished):
            os.remove(unfinished)
        sys.exit(f"{problem} Nothing was written.")
    practice = " FOR PRACTICE: nobody has signed in earnest." if header["isPractice"] else ""
    print(f"{count} statements of nationals of {header['memberState']}: {asked.out}.{practice}")
    print(f"SHA-256 of the export: {sha256}")


main()
