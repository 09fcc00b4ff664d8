import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { openExportFile } from '#lib/opening/node/open-export-file'
import { aCertificate, anAgeKey, anOpenpgpKey, asRecipient, type Authority } from '#tests/support/authorities'
import { checker } from '#tests/support/checker'
import { anExportHeader, aStatement, exportBytes, sealAll, testPrivateKey } from '#tests/support/exports'
import { command, lockedTestKey, printed, temporaryFolderOf } from '#tests/support/opening'

const root = join(import.meta.dirname, '../../..')
const folder = temporaryFolderOf(beforeAll)
const passphrase = 'correct horse battery'

let sealed: readonly string[] = []

beforeAll(async () => {
  await lockedTestKey(join(folder(), 'key.json'), passphrase)
  writeFileSync(join(folder(), 'passphrase'), passphrase)
  sealed = await sealAll(
    Array.from({ length: 12 }, () => aStatement('EE')),
    'EE',
  )
})

/** The commands that a document gives for a kind of envelope, ready to be typed into a shell. */
function documented(document: string, ending: string, { privateKey }: Authority): readonly string[] {
  const rows = readFileSync(join(root, 'docs', document), 'utf8').split('\n')
  const row = rows.find((line) => line.startsWith('| `') && line.includes(`.${ending}\``)) ?? ''
  const commands = [...row.matchAll(/`(openssl|gpg|age)( [^`]+)`/gu)].map(
    ([, program = '', words = '']) => program + words,
  )
  return commands.map((line) =>
    line
      .replace(/\bFILE\b/u, 'envelope')
      .replace(/\b(?:YOUR-KEY(?:\.pem)?|KEY)\b/u, privateKey)
      .replace(/\b(?:package\.zip|ZIP)\b/u, 'package.zip'),
  )
}

const authorities: readonly [string, string, () => Authority][] = [
  ['a certificate with RSA 3072', 'p7m', () => aCertificate(['rsa:3072'])],
  ['an OpenPGP key on Curve25519', 'pgp', () => anOpenpgpKey('cv25519')],
  ['an age key', 'age', anAgeKey],
]

describe.each(authorities)('a package that ./run export open wraps for %s', (kind, ending, make) => {
  const authority = make()
  const place = (...path: readonly string[]): string => join(folder(), kind.replaceAll(' ', '-'), ...path)
  const name = `ECI-2026-000001-EE-batch-1.zip.${ending}`

  beforeAll(async () => {
    mkdirSync(place())
    const recipient = await asRecipient(authority)
    const file = place('EE.jsonl')
    writeFileSync(file, exportBytes({ ...anExportHeader('EE'), recipient }, sealed))
    const key = ['--key', join(folder(), 'key.json'), '--passphrase-file', join(folder(), 'passphrase')]
    const words = ['open', file, ...key, '--out', place('wrapped')]
    expect(command([join(root, 'lib/cli/export.ts'), ...words])).toMatchObject({ status: 0 })
    expect(readdirSync(place('wrapped'))).toEqual([name])
    const plain = { file, directory: place('plain'), privateKeys: [testPrivateKey], workers: 1, isUnpacked: true }
    expect(await openExportFile(plain)).toMatchObject({ ok: true })
  })

  it('is opened by foreign programs, and holds the files of the unwrapped one byte for byte', () => {
    const envelope = readFileSync(place('wrapped', name))
    for (const [program, open] of Object.entries(authority.open)) expectSameFiles(open(envelope), program)
  })

  it('is opened by the very commands of the documents', () => {
    writeFileSync(join(authority.desk, 'envelope'), readFileSync(place('wrapped', name)))
    for (const document of ['authorities.md', 'handing-over.md']) {
      const lines = documented(document, ending, authority)
      expect(lines.length, document).toBe(1)
      for (const line of lines) {
        const env = { ...process.env, GNUPGHOME: join(authority.desk, 'home') }
        const { status, stderr } = spawnSync('sh', ['-c', `rm -f package.zip; ${line}`], { cwd: authority.desk, env })
        expect(status, `${line}: ${String(stderr)}`).toBe(0)
        expectSameFiles(readFileSync(join(authority.desk, 'package.zip')), line)
      }
    }
  })

  function expectSameFiles(zip: Buffer | null, opener: string): void {
    const archive = place('opened.zip')
    writeFileSync(archive, zip ?? '')
    const files = printed('unzip', ['-Z1', archive]).trim().split('\n')
    expect(files.toSorted(), opener).toEqual(readdirSync(place('plain')).toSorted())
    printed('unzip', ['-qo', archive, '-d', place('opened')])
    for (const file of files) {
      const [wrapped, plain] = ['opened', 'plain'].map((where) => readFileSync(place(where, file)))
      expect(plain && wrapped?.equals(plain), `${opener}: ${file}`).toBe(true)
    }
    // Every byte of the archive that is in none of the files.
    expect(command([checker, archive]).stdout, opener).toContain('in order')
  }
})
