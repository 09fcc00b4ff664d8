import { BitString, Constructed, Integer, Null, ObjectIdentifier, OctetString, Sequence } from 'asn1js'
import type { Certificate } from 'pkijs'
import { curveOf, type Curve } from './curves.ts'
import { joined, type Bytes } from './pieces.ts'

const oids = {
  ecPublicKey: '1.2.840.10045.2.1',
  oaep: '1.2.840.113549.1.1.7',
  mgf1: '1.2.840.113549.1.1.8',
  sha256: '2.16.840.1.101.3.4.2.1',
  aes256Wrap: '2.16.840.1.101.3.4.1.45',
}

/** The content key, locked for the holder of a certificate: RSA with OAEP, or a fresh agreement on its curve. */
export const recipientInfoFor = async (certificate: Certificate, key: Bytes): Promise<Constructed> =>
  certificate.subjectPublicKeyInfo.algorithm.algorithmId === oids.ecPublicKey
    ? await agreedFor(certificate, key)
    : await transportedTo(certificate, key)

/** KeyTransRecipientInfo, RSAES-OAEP with SHA-256 in both places (RFC 5652, 6.2.1; RFC 3560). */
async function transportedTo(certificate: Certificate, key: Bytes): Promise<Constructed> {
  const spki = certificate.subjectPublicKeyInfo.toSchema().toBER()
  const publicKey = await crypto.subtle.importKey('spki', spki, { name: 'RSA-OAEP', hash: 'SHA-256' }, false, [
    'encrypt',
  ])
  const locked = await crypto.subtle.encrypt({ name: 'RSA-OAEP' }, publicKey, key)
  const sha256 = () => new Sequence({ value: [new ObjectIdentifier({ value: oids.sha256 }), new Null()] })
  const mgf1 = new Sequence({ value: [new ObjectIdentifier({ value: oids.mgf1 }), sha256()] })
  const oaep = new Sequence({ value: [tagged(0, sha256()), tagged(1, mgf1)] })
  return new Sequence({
    value: [
      new Integer({ value: 0 }),
      nameOf(certificate),
      new Sequence({ value: [new ObjectIdentifier({ value: oids.oaep }), oaep] }),
      new OctetString({ valueHex: locked }),
    ],
  })
}

/** KeyAgreeRecipientInfo, ephemeral-static ECDH (RFC 5652, 6.2.2; RFC 5753, 3.1), marked [1] in its choice. */
async function agreedFor(certificate: Certificate, key: Bytes): Promise<Constructed> {
  const curve = curveOf(certificate.subjectPublicKeyInfo)
  if (curve === null) throw new RangeError('a curve that nothing here can reckon with')
  const algorithm = { name: 'ECDH', namedCurve: curve.name }
  const spki = certificate.subjectPublicKeyInfo.toSchema().toBER()
  const theirs = await crypto.subtle.importKey('spki', spki, algorithm, false, [])
  const ours = await crypto.subtle.generateKey(algorithm, true, ['deriveBits'])
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, ours.privateKey, curve.bytes * 8)
  const locked = await lockWith(await wrappingKeyFrom(new Uint8Array(shared), curve), key)

  const point = await crypto.subtle.exportKey('raw', ours.publicKey)
  const originator = new Constructed({
    idBlock: { tagClass: 3, tagNumber: 1 },
    value: [
      new Sequence({ value: [new ObjectIdentifier({ value: oids.ecPublicKey })] }),
      new BitString({ valueHex: point }),
    ],
  })
  const agreement = new Sequence({ value: [new ObjectIdentifier({ value: curve.agreement }), wrapAlgorithm()] })
  const recipients = new Sequence({
    value: [new Sequence({ value: [nameOf(certificate), new OctetString({ valueHex: locked })] })],
  })
  return tagged(1, new Integer({ value: 3 }), tagged(0, originator), agreement, recipients)
}

/** The key that locks the content key: the shared secret through the X9.63 derivation, bound to its use (RFC 5753, 7.2). */
async function wrappingKeyFrom(shared: Bytes, { hash }: Curve): Promise<Bytes> {
  const bits = new Uint8Array([0, 0, 1, 0])
  const use = new Sequence({ value: [wrapAlgorithm(), tagged(2, new OctetString({ valueHex: bits.buffer }))] })
  const first = new Uint8Array([0, 0, 0, 1])
  const derived = await crypto.subtle.digest(hash, joined([shared, first, new Uint8Array(use.toBER())]))
  return new Uint8Array(derived, 0, 32)
}

async function lockWith(wrappingKey: Bytes, key: Bytes): Promise<ArrayBuffer> {
  const wrapping = await crypto.subtle.importKey('raw', wrappingKey, 'AES-KW', false, ['wrapKey'])
  const wrapped = await crypto.subtle.importKey('raw', key, 'AES-CTR', true, ['encrypt'])
  return await crypto.subtle.wrapKey('raw', wrapped, wrapping, 'AES-KW')
}

const wrapAlgorithm = () => new Sequence({ value: [new ObjectIdentifier({ value: oids.aes256Wrap })] })

/** Whose key it is: issuer and serial number, byte for byte as in the certificate. */
const nameOf = ({ issuer, serialNumber }: Certificate) => new Sequence({ value: [issuer.toSchema(), serialNumber] })

const tagged = (tagNumber: number, ...value: (Sequence | Constructed | OctetString | Integer)[]): Constructed =>
  new Constructed({ idBlock: { tagClass: 3, tagNumber }, value })
