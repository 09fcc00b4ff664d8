"""Opens sealed statements with python-jwcrypto and the organisers' key alone: no code of Colligo's.

Takes the path of a key (JWK) and that of a file with one sealed statement a line.
Prints [header, contents] as JSON, a line for each.
"""
import json
import sys

from jwcrypto import jwe, jwk

key_path, sealed_path = sys.argv[1:]
with open(key_path) as file:
    key = jwk.JWK(**json.load(file))
with open(sealed_path) as lines:
    for line in lines:
        token = jwe.JWE(algs=["ECDH-ES", "A256GCM"])
        token.deserialize(line.strip(), key)
        print(json.dumps([token.jose_header, json.loads(token.payload)]))
