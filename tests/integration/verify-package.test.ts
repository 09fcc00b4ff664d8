import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { openExportFile } from '#lib/opening/node/open-export-file'
import { checker, problemsOf } from '#tests/support/checker'
import { anExportHeader, aStatement, exportBytes, sealAll, testPrivateKey } from '#tests/support/exports'
import { aFlip, withFlip } from '#tests/support/flips'
import { command, printed, temporaryFolderOf, tool } from '#tests/support/opening'

const folder = temporaryFolderOf(beforeAll)
const archive = (): string => join(folder(), 'zip', 'ECI-2026-000001-EE-batch-1.zip')
const unpacked = (): string => join(folder(), 'unpacked')
let key = ''

beforeAll(async () => {
  const statements = Array.from({ length: 12 }, (_, index) =>
    aStatement('EE', index === 3 ? { givenNames: '=cmd|"/c calc"!A1' } : {}),
  )
  const file = join(folder(), 'EE.jsonl')
  writeFileSync(file, exportBytes(anExportHeader('EE'), await sealAll(statements, 'EE')))
  const common = { file, privateKeys: [testPrivateKey], workers: 1, sample: { size: 4, seed: 'Tallinn 7' } }
  const zipped = await openExportFile({ ...common, directory: join(folder(), 'zip') })
  if (!zipped.ok) throw new Error(zipped.problem.code)
  key = zipped.value.manifest.signingKey
  await openExportFile({ ...common, directory: unpacked(), isUnpacked: true })
})

test('a package in order is found so, packed and unpacked, and foreign programs agree', () => {
  expect(problemsOf(archive(), key)).toEqual([])
  expect(problemsOf(unpacked(), key)).toEqual([])
  expect(command([checker, archive(), '--key', key]).stdout).toContain('in order: 12 statements of support for EE')
  expect(printed('minisign', ['-Vm', join(unpacked(), 'manifest.json'), '-P', key])).toContain('verified')
  expect(printed('unzip', ['-t', archive()])).toContain('No errors detected')
})

test('a bit that flips anywhere in the archive is found, and the file named that it is in', () => {
  const bytes = readFileSync(archive())
  const path = join(folder(), 'flipped.zip')
  // Small files and headers are rarely met by chance: the beginning and the end of the archive are tried more often.
  const places = [
    aFlip(0, bytes.length),
    aFlip(0, bytes.length),
    aFlip(0, 5000),
    aFlip(bytes.length - 1200, bytes.length),
  ]
  fc.assert(
    fc.property(fc.oneof(...places), (flip) => {
      writeFileSync(path, withFlip(bytes, flip))
      expect(problemsOf(path, key).map(({ where }) => where)).toContain(fileAt(bytes, flip.at))
    }),
    { numRuns: 400 },
  )
})

/** Which file of the archive a byte is in, as `unzip` would find it; what is between files is the archive's own. */
function fileAt(bytes: Buffer, at: number): string {
  for (let from = 0; bytes.readUInt32LE(from) === 0x04034b50;) {
    const length = bytes.readUInt16LE(from + 26)
    const start = from + 30 + length + bytes.readUInt16LE(from + 28)
    const end = start + bytes.readUInt32LE(from + 18)
    if (at < start) return 'the archive'
    if (at < end) return bytes.toString('utf8', from + 30, from + 30 + length)
    from = end
  }
  return 'the archive'
}

describe('somebody who changes a package and knows how it is made is found out', () => {
  it.each([
    [
      'takes a file away',
      (at: string) => {
        rmSync(join(at, 'forms-001.pdf'))
      },
      'forms-001.pdf',
      'missing',
    ],
    [
      'adds one',
      (at: string) => {
        writeFileSync(join(at, 'more.txt'), 'x')
      },
      'more.txt',
      'does not belong',
    ],
    [
      'fills in the blank',
      (at: string) => {
        edit(at, 'receipt-blank.json', '"receivedOn": ""', '"receivedOn": "2026-12-01"')
      },
      'receipt-blank.json',
      'filled in',
    ],
    [
      'changes a name',
      (at: string) => {
        edit(at, 'statements.xml', 'Maasikas', 'Maasikat')
      },
      'statements.xml',
      'hash',
    ],
    [
      'counts less',
      (at: string) => {
        edit(at, 'manifest.json', '"count": 12', '"count": 11')
      },
      'manifest.json.minisig',
      'not right',
    ],
    [
      'takes the signature away',
      (at: string) => {
        rmSync(join(at, 'manifest.json.minisig'))
      },
      'manifest.json.minisig',
      'missing',
    ],
    [
      'draws another sample',
      (at: string) => {
        edit(at, 'manifest.json', 'Tallinn 7', 'Tallinn 8')
      },
      'sample.csv',
      'seed',
    ],
  ] as const)('who %s', (_, change, where, what) => {
    const at = join(folder(), 'changed')
    rmSync(at, { recursive: true, force: true })
    cpSync(unpacked(), at, { recursive: true })
    change(at)
    const found = problemsOf(at, key)
    expect(found.map((one) => `${one.where}: ${one.what}`).join('\n')).toMatch(new RegExp(`${where}.*${what}`, 'u'))
  })

  const edit = (at: string, name: string, from: string, to: string): void => {
    const text = readFileSync(join(at, name), 'utf8')
    expect(text).toContain(from)
    writeFileSync(join(at, name), text.replace(from, to))
  }
})

test('a package signed by another key is not the organisers’', () => {
  const other = 'RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3'
  const { status, stdout } = command([checker, archive(), '--key', other])
  expect(status).toBe(1)
  expect(stdout).toContain('NOT in order')
})

test('an envelope, a wrong path and wrong words are told from a damaged package', () => {
  const path = join(folder(), 'envelope.age')
  writeFileSync(path, 'age-encryption.org/v1\n')
  expect(command([checker, path]).stdout).toContain('lies in its envelope')
  expect(command([checker, join(folder(), 'nothing.zip')]).stdout).toContain('cannot be read')
  expect(command([checker])).toMatchObject({ status: 2 })
})

test('the sample is the one that anybody can draw with standard programs', () => {
  const script = `grep -o '<signatureIdentifier>[^<]*' statements.xml | cut -d'>' -f2 | nl -nln | while read n id; do
    printf '%s %s\\n' "$(printf 'Tallinn 7\\n%s' "$id" | sha256sum | cut -c1-64)" "$n"; done | sort | head -n 4 | cut -d' ' -f2 | sort -n`
  const drawn = printed('sh', ['-c', `cd '${unpacked()}' && ${script}`])
  const rows = readFileSync(join(unpacked(), 'sample.csv'), 'utf8').split('\r\n').slice(1, -1)
  expect(rows.map((row) => /^"(\d+)"/u.exec(row)?.[1])).toEqual(drawn.trim().split('\n'))
  expect(tool('unzip', ['-Z1', archive()]).stdout.trim().split('\n')).toHaveLength(readdirSync(unpacked()).length)
})
