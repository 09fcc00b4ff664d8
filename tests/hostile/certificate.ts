import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './programs.ts'

/** A certificate for `localhost`, made for one run, in files as servers read them. */
export interface Certificate {
  readonly keyFile: string
  readonly certificateFile: string
  /** Both in one file, as HAProxy wants them. */
  readonly bothFile: string
  /** Of the authority that signed it, for whoever is to trust it. */
  readonly authorityFile: string
}

/**
 * Makes an authority and a certificate by it: what a scanner finds is then the server's fault, and not that the
 * certificate was signed by itself.
 *
 * @param bits - Of the RSA key: 1024 is what no browser takes any more.
 */
export async function makeCertificate(folder: string, bits: 1024 | 3072): Promise<Certificate> {
  mkdirSync(folder, { recursive: true })
  const file = (name: string): string => join(folder, name)
  const key = ['-newkey', `rsa:${String(bits)}`, '-nodes', bits === 1024 ? '-sha1' : '-sha256']
  await openssl(folder, [
    'req',
    '-x509',
    ...key,
    '-days',
    '90',
    '-subj',
    '/CN=Colligo test authority',
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
  ])
  await openssl(folder, ['req', ...key, '-subj', '/CN=localhost', '-keyout', 'server.key', '-out', 'server.csr'])
  writeFileSync(
    file('server.ext'),
    'subjectAltName=DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth\nkeyUsage=digitalSignature\nbasicConstraints=CA:FALSE\n',
  )
  await openssl(folder, [
    ...[
      'x509',
      '-req',
      '-in',
      'server.csr',
      '-CA',
      'ca.pem',
      '-CAkey',
      'ca.key',
      '-set_serial',
      `0x${'5a'.repeat(12)}`,
    ],
    ...['-days', '90', '-extfile', 'server.ext', '-out', 'server.pem', bits === 1024 ? '-sha1' : '-sha256'],
  ])
  writeFileSync(file('both.pem'), readFileSync(file('server.pem'), 'utf8') + readFileSync(file('server.key'), 'utf8'))
  return {
    keyFile: file('server.key'),
    certificateFile: file('server.pem'),
    bothFile: file('both.pem'),
    authorityFile: file('ca.pem'),
  }
}

async function openssl(folder: string, words: readonly string[]): Promise<void> {
  const { said, code } = await run('openssl', words, 30, folder)
  if (code !== 0) throw new Error(`openssl ${words.slice(0, 2).join(' ')} failed: ${said}`)
}
