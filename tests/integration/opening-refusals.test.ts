import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { certain } from '#tests/support/certain'
import { sealerTo } from '#lib/crypto/seal'
import { verifyExport } from '#lib/opening/export-file'
import { newKeyPair } from '#lib/opening/locked-key'
import { sourceOn } from '#lib/opening/node/file-source'
import { openExportFile } from '#lib/opening/node/open-export-file'
import { passphraseFrom } from '#lib/opening/passphrase'
import {
  anExportHeader,
  aStatement,
  exportBytes,
  sealAll,
  testPrivateKey,
  type SealingChanges,
} from '#tests/support/exports'
import { refusalOf, temporaryFolder } from '#tests/support/opening'

const header = anExportHeader('EE')
const statements = [aStatement('EE'), aStatement('EE'), aStatement('EE')]
const sealed = await sealAll(statements, 'EE')
const bytes = exportBytes(header, sealed)
const nothingLeft = ['export.jsonl']

/** An export whose second statement was sealed in another way, and whose trailer is right. */
const withSecond = async (changes: SealingChanges): Promise<Buffer> => {
  const [second = ''] = await sealAll([aStatement('EE')], 'EE', changes)
  return exportBytes(header, sealed.with(1, second))
}

const verified = async (file: FileHandle) => verifyExport(sourceOn(file, (await file.stat()).size))

describe('an export that was damaged is refused as a whole', () => {
  it('whichever byte was altered', async () => {
    const path = join(temporaryFolder(), 'export.jsonl')
    const small = exportBytes(header, sealed.slice(0, 1))
    writeFileSync(path, small)
    const file = await open(path, 'r+')
    expect((await verified(file)).ok).toBe(true)
    for (const flip of [0x01, 0x20]) {
      for (const [at, byte] of small.entries()) {
        await file.write(Uint8Array.of(byte ^ flip), 0, 1, at)
        expect((await verified(file)).ok, `byte ${String(at)}`).toBe(false)
        await file.write(Uint8Array.of(byte), 0, 1, at)
      }
    }
    expect((await verified(file)).ok).toBe(true)
    await file.close()
  }, 120_000)

  it('wherever it was cut short', async () => {
    const path = join(temporaryFolder(), 'export.jsonl')
    writeFileSync(path, bytes)
    const file = await open(path, 'r+')
    for (let length = bytes.length - 1; length >= 0; length -= 1) {
      await file.truncate(length)
      expect((await verified(file)).ok, `${String(length)} bytes`).toBe(false)
    }
    await file.close()
  }, 120_000)

  const lines = bytes.toString().split(/(?<=\n)/u)
  it.each([
    ['a line is missing', lines.toSpliced(2, 1), 'altered-export'],
    ['a line came twice', lines.toSpliced(2, 0, lines[2] ?? ''), 'altered-export'],
    ['two lines changed places', [lines[0], lines[2], lines[1], ...lines.slice(3)], 'altered-export'],
    ['something follows the trailer', [...lines, '\n'], 'cut-short'],
    ['the trailer is missing', lines.slice(0, -1), 'cut-short'],
    ['only the header came', lines.slice(0, 1), 'cut-short'],
    ['nothing came', [], 'not-an-export'],
    ['a web page came', ['<html>\n', '</html>\n'], 'not-an-export'],
    ['a newer version wrote it', ['{"format":"colligo-export/3"}\n', ...lines.slice(1)], 'not-an-export'],
    ['it has no line breaks', ['x'.repeat(3 << 20)], 'not-an-export'],
  ])('where %s', async (_, changed, code) => {
    expect(await refusalOf(changed.join(''))).toEqual({ problem: { code }, left: nothingLeft })
  })

  it('also where its trailer was made to fit a header for no Member State', async () => {
    const foreign = exportBytes({ ...header, memberState: 'UK' }, sealed)
    expect(await refusalOf(foreign)).toEqual({ problem: { code: 'not-an-export' }, left: nothingLeft })
  })
})

describe('an export with one statement that does not belong is refused as a whole', () => {
  it('where the key is another', async () => {
    const { publicKey } = await newKeyPair(certain(passphraseFrom('twelve letters')))
    const seal = await sealerTo(publicKey)
    const context = {
      initiative: 'ECI(2026)000001',
      memberState: 'EE',
      pack: 'p',
      statement: statements[1]?.identifier ?? '',
    }
    const foreign = exportBytes(header, sealed.with(1, await seal(context, {})))
    const { problem, left } = await refusalOf(foreign)
    expect(problem).toMatchObject({ code: 'wrong-key', statement: 2, sealedTo: publicKey.kid })
    expect(left).toEqual(nothingLeft)
  })

  it.each([
    ['was sealed for another initiative', { initiative: 'ECI(2026)000002' }, 'other-initiative'],
    ['was sealed for another Member State', { memberState: 'DE' }, 'other-member-state'],
    ['is a rehearsal’s sample', { memberState: '--', pack: 'rehearsal' }, 'other-member-state'],
  ])('that %s', async (_, changes, code) => {
    expect(await refusalOf(await withSecond(changes))).toEqual({ problem: { code, statement: 2 }, left: nothingLeft })
  })

  it('that was altered after it was sealed', async () => {
    const second = sealed[1] ?? ''
    const at = second.length - 60
    const altered = second.slice(0, at) + (second[at] === 'A' ? 'B' : 'A') + second.slice(at + 1)
    const problem = { code: 'altered', statement: 2 }
    expect(await refusalOf(exportBytes(header, sealed.with(1, altered)))).toEqual({ problem, left: nothingLeft })
  })

  it('that came twice', async () => {
    const problem = { code: 'repeated-identifier', statement: 3 }
    const twice = exportBytes(header, sealed.with(2, sealed[0] ?? ''))
    expect(await refusalOf(twice)).toEqual({ problem, left: nothingLeft })
  })

  it('that holds more than the law asks for', async () => {
    const [odd = ''] = await sealAll([aStatement('EE', { email: 'mari@example.eu' })], 'EE')
    const { problem, left } = await refusalOf(exportBytes(header, sealed.with(2, odd)))
    expect({ problem, left }).toEqual({ problem: { code: 'unknown-contents', statement: 3 }, left: nothingLeft })
    expect(JSON.stringify(problem)).not.toContain('mari')
  })

  it('that is no sealed statement', async () => {
    const problem = { code: 'not-sealed', statement: 1 }
    const plain = exportBytes(header, ['{"givenNames":"Mari"}', ...sealed.slice(1)])
    expect(await refusalOf(plain)).toEqual({ problem, left: nothingLeft })
  })

  it('far behind, where others are open already', async () => {
    const many = await sealAll(
      Array.from({ length: 700 }, () => aStatement('EE')),
      'EE',
    )
    const problem = { code: 'repeated-identifier', statement: 700 }
    const late = exportBytes(header, many.with(699, many[3] ?? ''))
    expect(await refusalOf(late, { workers: 2 })).toEqual({ problem, left: nothingLeft })
  })
})

describe('a package goes nowhere', () => {
  const into = async (prepare: (folder: string) => string): Promise<{ code: string; left: readonly string[] }> => {
    const folder = temporaryFolder()
    const file = join(folder, 'export.jsonl')
    writeFileSync(file, bytes)
    const directory = prepare(folder)
    const result = await openExportFile({ file, privateKeys: [testPrivateKey], directory, workers: 1 })
    return { code: result.ok ? 'none' : result.problem.code, left: readdirSync(folder) }
  }

  it('where there is something already', async () => {
    const filled = (folder: string): string => {
      mkdirSync(join(folder, 'package'))
      writeFileSync(join(folder, 'package', 'holiday.txt'), 'photographs')
      return join(folder, 'package')
    }
    expect(await into(filled)).toEqual({ code: 'folder-not-empty', left: ['export.jsonl', 'package'] })
    expect(await into((folder) => join(folder, 'export.jsonl'))).toEqual({
      code: 'folder-not-empty',
      left: nothingLeft,
    })
  })

  it('but into a folder that is empty', async () => {
    const empty = (folder: string): string => {
      mkdirSync(join(folder, 'package'))
      return join(folder, 'package')
    }
    expect(await into(empty)).toEqual({ code: 'none', left: ['export.jsonl', 'package'] })
  })

  it('while another is being written there, whose files stay untouched', async () => {
    const busy = (folder: string): string => {
      mkdirSync(join(folder, 'package.unfinished'))
      return join(folder, 'package')
    }
    expect(await into(busy)).toEqual({ code: 'unfinished-folder', left: ['export.jsonl', 'package.unfinished'] })
  })

  it('where the folder around it is missing, or is none', async () => {
    expect(await into((folder) => join(folder, 'no', 'package'))).toMatchObject({ code: 'no-parent-folder' })
    const inFile = (folder: string): string => join(folder, 'export.jsonl', 'package')
    expect(await into(inFile)).toEqual({ code: 'no-parent-folder', left: nothingLeft })
  })
})

test.each(['missing.jsonl', '.'])('%s is no export', async (name) => {
  const file = join(temporaryFolder(), name)
  const result = await openExportFile({ file, privateKeys: [testPrivateKey], directory: `${file}.package` })
  expect(result).toEqual({ ok: false, problem: { code: 'no-such-export' } })
})

test('an export that changes while it is opened is refused', async () => {
  const folder = temporaryFolder()
  const file = join(folder, 'export.jsonl')
  writeFileSync(file, bytes)
  const changed = Buffer.from(bytes.toString().replace('night trains', 'slow trains '))
  const directory = join(folder, 'package')
  const result = await openExportFile({
    file,
    privateKeys: [testPrivateKey],
    directory,
    workers: 1,
    onProgress: ({ phase, done, total }) => {
      if (phase === 'verifying' && done === total) writeFileSync(file, changed)
    },
  })
  expect(result).toEqual({ ok: false, problem: { code: 'changed-meanwhile' } })
  expect(readdirSync(folder)).toEqual(nothingLeft)
})

test.each(['verifying', 'opening'])('an opening that is stopped while %s leaves nothing behind', async (when) => {
  const many = await sealAll(
    Array.from({ length: 700 }, () => aStatement('EE')),
    'EE',
  )
  const stop = new AbortController()
  const refusal = await refusalOf(exportBytes(header, many), {
    signal: stop.signal,
    onProgress: ({ phase }) => {
      if (phase === when) stop.abort()
    },
  })
  expect(refusal).toEqual({ problem: { code: 'interrupted' }, left: nothingLeft })
})

test('progress is told in bytes, then in statements, up to the end', async () => {
  const told: string[] = []
  await refusalOf(bytes, {
    onProgress: ({ phase, done, total }) => told.push(`${phase} ${String(done)}/${String(total)}`),
  })
  expect(told).toContain(`verifying ${String(bytes.length)}/${String(bytes.length)}`)
  expect(told.at(-1)).toBe('opening 3/3')
})

test('the builder writes what the server writes: the trailer hashes every byte before it', () => {
  const text = bytes.toString()
  const trailerAt = text.lastIndexOf('{"count"')
  const sha256 = createHash('sha256').update(text.slice(0, trailerAt)).digest('hex')
  expect(JSON.parse(text.slice(trailerAt))).toEqual({ count: 3, sha256 })
})
