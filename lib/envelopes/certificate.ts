import { BitString, fromBER, Sequence } from 'asn1js'
import { Certificate, RSAPublicKey, RSASSAPSSParams, type PublicKeyInfo } from 'pkijs'
import { fail, ok, type Result } from '#lib/domain/result'
import { curveOf } from './curves.ts'
import { hexOf, type Bytes } from './pieces.ts'
import { fewestRsaBits, type KeyRead, type RecipientKeyProblem } from './recipient-key.ts'

const block = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/gu

const oids = {
  rsa: '1.2.840.113549.1.1.1',
  ec: '1.2.840.10045.2.1',
  pss: '1.2.840.113549.1.1.10',
  keyUsage: '2.5.29.15',
}

/** Signatures that are still safe: RSA and ECDSA with SHA-2 or SHA-3, Ed25519, Ed448. MD5 and SHA-1 are not among them. */
const safeSignatures =
  /^(1\.2\.840\.113549\.1\.1\.1[123]|1\.2\.840\.10045\.4\.3\.[234]|1\.3\.101\.11[23]|2\.16\.840\.1\.101\.3\.4\.3\.(9|1[0-6]))$/u

/** SHA-256, SHA-384, SHA-512 where they stand by themselves. */
const safeHashes = /^2\.16\.840\.1\.101\.3\.4\.2\.[123]$/u

/** Reads a certificate out of text. */
export async function readCertificate(text: string, at: Date): Promise<KeyRead> {
  const certificate = certificateIn(text)
  if (certificate === null) return fail('unreadable')
  const problem = problemWith(certificate, at)
  if (problem !== null) return fail(problem)
  const key = certificate.subjectPublicKeyInfo
  if (!(await canBeUsed(key))) return fail('unreadable')
  return ok({
    envelope: 'cms',
    key: pemOf(bytesOf(text)),
    fingerprint: await fingerprintOfCertificate(text),
    holder: subjectOf(certificate),
    validFrom: certificate.notBefore.value,
    validUntil: certificate.notAfter.value,
    strength: curveOf(key)?.name ?? `RSA ${String(rsaBits(key))}`,
  })
}

/** The one certificate in a PEM text; `null` where there is none, or it is damaged. */
export function certificateIn(text: string): Certificate | null {
  try {
    const bytes = bytesOf(text)
    // What follows the certificate would be part of the fingerprint, and of nothing else.
    if (fromBER(bytes).offset !== bytes.length) return null
    return Certificate.fromBER(bytes)
  } catch {
    // Expected: people paste the wrong text, or half of it.
    return null
  }
}

/** SHA-256 over the certificate's bytes, as `openssl x509 -fingerprint -sha256` shows it. */
export const fingerprintOfCertificate = async (text: string): Promise<string> =>
  hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', bytesOf(text))))

const bytesOf = (text: string): Bytes =>
  Uint8Array.from(atob(([...text.matchAll(block)][0]?.[1] ?? '').replace(/\s/gu, '')), (letter) => letter.charCodeAt(0))

function pemOf(bytes: Uint8Array): string {
  const letters = btoa(String.fromCharCode(...bytes))
  const lines = letters.match(/.{1,64}/gu) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}

function problemWith(certificate: Certificate, at: Date): RecipientKeyProblem | null {
  if (at > certificate.notAfter.value) return 'expired'
  if (at < certificate.notBefore.value) return 'not-yet-valid'
  if (!isSafelySigned(certificate)) return 'weakly-signed'
  const strong = isStrong(certificate.subjectPublicKeyInfo)
  if (!strong.ok) return strong.problem
  return isForEncryption(certificate) ? null : 'not-for-encryption'
}

function isSafelySigned({ signatureAlgorithm }: Certificate): boolean {
  const { algorithmId } = signatureAlgorithm
  const algorithmParams: unknown = signatureAlgorithm.algorithmParams
  if (algorithmId !== oids.pss) return safeSignatures.test(algorithmId)
  // Without parameters it is SHA-1 (RFC 4055, 3.1).
  if (!(algorithmParams instanceof Sequence)) return false
  return safeHashes.test(new RSASSAPSSParams({ schema: algorithmParams }).hashAlgorithm.algorithmId)
}

function isStrong(key: PublicKeyInfo): Result<void, RecipientKeyProblem> {
  if (key.algorithm.algorithmId === oids.ec) return curveOf(key) === null ? fail('curve-not-known') : ok(undefined)
  if (key.algorithm.algorithmId !== oids.rsa) return fail('not-for-encryption')
  return rsaBits(key) < fewestRsaBits ? fail('too-short') : ok(undefined)
}

function rsaBits({ parsedKey }: PublicKeyInfo): number {
  if (!(parsedKey instanceof RSAPublicKey)) return 0
  const modulus = hexOf(parsedKey.modulus.valueBlock.valueHexView).replace(/^0+/u, '')
  return BigInt(`0x0${modulus}`).toString(2).length
}

/** Whether its key may lock others: where a certificate says nothing of use, it may (RFC 5280, 4.2.1.3). */
function isForEncryption({ extensions, subjectPublicKeyInfo }: Certificate): boolean {
  const usage: unknown = extensions?.find(({ extnID }) => extnID === oids.keyUsage)?.parsedValue
  if (usage === undefined) return true
  if (!(usage instanceof BitString)) return false
  const bits = usage.valueBlock.valueHexView[0] ?? 0
  const [keyEncipherment, keyAgreement] = [0x20, 0x08]
  return (bits & (subjectPublicKeyInfo.algorithm.algorithmId === oids.rsa ? keyEncipherment : keyAgreement)) !== 0
}

/** Whether the engine takes it: points beside the curve and broken moduli show here. */
async function canBeUsed(key: PublicKeyInfo): Promise<boolean> {
  const curve = curveOf(key)
  const algorithm = curve === null ? { name: 'RSA-OAEP', hash: 'SHA-256' } : { name: 'ECDH', namedCurve: curve.name }
  try {
    await crypto.subtle.importKey('spki', key.toSchema().toBER(), algorithm, false, curve === null ? ['encrypt'] : [])
    return true
  } catch {
    // Expected: the engine refuses what is no key.
    return false
  }
}

/** Common name first, then unit, organisation and the rest: what stands in the certificate, in words. */
function subjectOf({ subject }: Certificate): string {
  const order = ['2.5.4.3', '2.5.4.11', '2.5.4.10']
  const rank = (type: string) => (order.includes(type) ? order.indexOf(type) : order.length)
  return subject.typesAndValues
    .toSorted((one, other) => rank(one.type) - rank(other.type))
    .map(({ value }) => String((value as { valueBlock: { value: unknown } }).valueBlock.value).normalize('NFC'))
    .join(', ')
}
