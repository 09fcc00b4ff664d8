import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { Recipient } from '#lib/domain/recipient'
import { readRecipientKey } from '#lib/envelopes/read-recipient-key'

/** What Teodor has at his desk: a key, and programs that are not ours. */
export interface Authority {
  /** The public half, as he would send it. */
  readonly key: string
  /** How another program writes the key's fingerprint. */
  readonly fingerprint: string
  /** The folder where he works: the private half lies in it, and GnuPG's own folder. */
  readonly desk: string
  readonly privateKey: string
  /** What each of his programs makes of a file; `null` where it refuses. */
  readonly open: Readonly<Record<string, (envelope: Uint8Array) => Buffer | null>>
}

const desks: string[] = []

afterAll(() => {
  for (const desk of desks) {
    const home = join(desk, 'home')
    // Its agent stays behind else.
    if (existsSync(home)) spawnSync('gpgconf', ['--homedir', home, '--kill', 'gpg-agent'])
    rmSync(desk, { recursive: true, force: true })
  }
}, 60_000)

/** A folder for one key, until the file's tests are done. Its path is short: the agent of gpg listens at a socket in it. */
function aDesk(): string {
  const desk = mkdtempSync(join(tmpdir(), 'desk-'))
  desks.push(desk)
  return desk
}

function run(desk: string, program: string, ...words: string[]): Buffer | null {
  const { status, stdout } = spawnSync(program, words, { cwd: desk, maxBuffer: 1 << 28 })
  return status === 0 ? stdout : null
}

function made(desk: string, program: string, ...words: string[]): string {
  const { status, stdout, stderr } = spawnSync(program, words, { cwd: desk, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} ${words.join(' ')}: ${stderr}`)
  return stdout
}

/** Opens a file with a program that finds it in its folder. */
const opening =
  (desk: string, program: string, ...words: string[]) =>
  (envelope: Uint8Array): Buffer | null => {
    writeFileSync(join(desk, 'envelope'), envelope)
    return run(desk, program, ...words)
  }

/**
 * A certificate that signs itself.
 *
 * @param kind - As `openssl req -newkey` takes it: `rsa:3072`, `ec`, with options behind it.
 */
export function aCertificate(kind: readonly string[], ...more: string[]): Authority {
  const desk = aDesk()
  const subject = ['-subj', '/C=EE/O=Siseministeerium/CN=Toetusavaldused', '-utf8', '-days', '30', '-sha256']
  const files = ['-nodes', '-keyout', 'private.pem', '-out', 'certificate.pem']
  made(desk, 'openssl', 'req', '-x509', '-newkey', ...kind, ...files, ...subject, ...more)
  const words = ['cms', '-decrypt', '-binary', '-inform', 'DER', '-in', 'envelope', '-inkey', 'private.pem']
  return {
    desk,
    privateKey: 'private.pem',
    key: readFileSync(join(desk, 'certificate.pem'), 'utf8'),
    fingerprint:
      made(desk, 'openssl', 'x509', '-in', 'certificate.pem', '-noout', '-fingerprint', '-sha256')
        .split('=')[1]
        ?.trim() ?? '',
    open: { openssl: opening(desk, 'openssl', ...words, '-recip', 'certificate.pem') },
  }
}

export const onCurve = (curve: string): readonly string[] => ['ec', '-pkeyopt', `ec_paramgen_curve:${curve}`]

/**
 * An OpenPGP key made by gpg; gpg and sq open with it.
 *
 * @param encryption - Algorithm of the part to encrypt to; none where it is empty.
 */
export function anOpenpgpKey(
  encryption: string,
  { primary = 'ed25519', digest = 'SHA256', isRevoked = false } = {},
): Authority {
  const desk = aDesk()
  const gpg = ['--homedir', 'home', '--batch', '--quiet', '--pinentry-mode', 'loopback', '--passphrase', '']
  gpg.push('--cert-digest-algo', digest)
  mkdirSync(join(desk, 'home'), { mode: 0o700 })
  made(desk, 'gpg', ...gpg, '--quick-gen-key', 'Teodor <teodor@example.eu>', primary, 'cert', '30d')
  const listed = made(desk, 'gpg', ...gpg, '--with-colons', '--list-keys')
  const fingerprint = /^fpr:+([0-9A-F]{40}):/mu.exec(listed)?.[1] ?? ''
  if (encryption !== '') made(desk, 'gpg', ...gpg, '--quick-add-key', fingerprint, encryption, 'encr', '20d')
  if (isRevoked) {
    const certificate = readFileSync(join(desk, `home/openpgp-revocs.d/${fingerprint}.rev`), 'utf8')
    writeFileSync(join(desk, 'revoked'), certificate.replace(':-----BEGIN', '-----BEGIN'))
    made(desk, 'gpg', ...gpg, '--import', 'revoked')
  }
  writeFileSync(join(desk, 'private.pgp'), run(desk, 'gpg', ...gpg, '--export-secret-keys') ?? '')
  const key = made(desk, 'gpg', ...gpg, '--armor', '--export')
  return {
    desk,
    privateKey: 'private.pgp',
    key,
    fingerprint,
    open: {
      gpg: opening(desk, 'gpg', ...gpg, '--decrypt', 'envelope'),
      sq: opening(desk, 'sq', 'decrypt', '--recipient-key', 'private.pgp', 'envelope'),
    },
  }
}

export function anAgeKey(): Authority {
  const desk = aDesk()
  made(desk, 'age-keygen', '-o', 'private.txt')
  const key = made(desk, 'age-keygen', '-y', 'private.txt')
  return {
    desk,
    privateKey: 'private.txt',
    key,
    fingerprint: key.trim(),
    open: { age: opening(desk, 'age', '--decrypt', '-i', 'private.txt', 'envelope') },
  }
}

/** The authority as a package is addressed to it. */
export async function asRecipient({ key }: Pick<Authority, 'key'>): Promise<Recipient> {
  const read = await readRecipientKey(key, new Date())
  if (!read.ok) throw new Error(read.problem)
  const { envelope, fingerprint } = read.value
  const words = { memberState: 'EE', authority: 'Siseministeerium', address: 'Tallinn', language: 'et' }
  if (envelope === 'jose') throw new Error('no package is addressed to it')
  return { ...words, envelope, key: read.value.key, fingerprint }
}

/** A JWK made by python-jwcrypto, for statements that are sealed as they arrive. */
export interface JoseAuthority extends Pick<Authority, 'key' | 'fingerprint'> {
  /** Its private half, in a file. */
  readonly file: string
  /** Opens a sealed statement with python-jwcrypto; `null` where it does not open. */
  readonly opened: (sealed: string) => object | null
}

export function aJoseKey(kind: 'X25519' | 'P-256' = 'X25519'): JoseAuthority {
  const desk = aDesk()
  const python = '/usr/bin/python3'
  const make = `
import base64
from jwcrypto import jwk
key = jwk.JWK.generate(kty='${kind === 'P-256' ? 'EC' : 'OKP'}', crv='${kind}')
open('private.json', 'w').write(key.export_private())
print(key.export_public())
print(base64.urlsafe_b64decode(key.thumbprint() + '=').hex())`
  const [key = '', fingerprint = ''] = made(desk, python, '-c', make).split('\n')
  const open = `
from jwcrypto import jwe, jwk
token = jwe.JWE(algs=['ECDH-ES', 'A256GCM'])
token.deserialize(open('envelope').read(), jwk.JWK.from_json(open('private.json').read()))
print(token.payload.decode())`
  const opens = opening(desk, python, '-c', open)
  return {
    key,
    fingerprint,
    file: join(desk, 'private.json'),
    opened: (sealed) => {
      const text = opens(Buffer.from(sealed))
      return text === null ? null : (JSON.parse(text.toString()) as object)
    },
  }
}
