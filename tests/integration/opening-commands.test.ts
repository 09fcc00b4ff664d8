import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { sealerTo } from '#lib/crypto/seal'
import { publicHalfOf } from '#lib/opening/private-key'
import { checker } from '#tests/support/checker'
import {
  anExportHeader,
  aStatement,
  exportBytes,
  registrationNumber,
  sealAll,
  testPrivateKey,
} from '#tests/support/exports'
import { command, lockedTestKey, started, temporaryFolder } from '#tests/support/opening'

const passphrase = 'correct horse battery'
const root = join(import.meta.dirname, '../..')
const keys = join(root, 'lib/cli/keys.ts')
const exports = join(root, 'lib/cli/export.ts')

/** A folder with an export, a key and a passphrase, as they lie on Ines' machine. */
async function desk(
  count: number,
): Promise<{ folder: string; words: readonly string[]; left: () => readonly string[] }> {
  const folder = temporaryFolder()
  const statements = Array.from({ length: count }, () => aStatement('EE'))
  writeFileSync(join(folder, 'EE.jsonl'), exportBytes(anExportHeader('EE'), await sealAll(statements, 'EE')))
  await lockedTestKey(join(folder, 'key.json'), passphrase)
  writeFileSync(join(folder, 'passphrase.txt'), `${passphrase}\n`)
  const words = [
    exports,
    'open',
    join(folder, 'EE.jsonl'),
    '--key',
    join(folder, 'key.json'),
    '--out',
    join(folder, 'out'),
  ]
  return { folder, words, left: () => readdirSync(folder).toSorted() }
}

const untouched = ['EE.jsonl', 'key.json', 'passphrase.txt']

describe('./run export open', () => {
  it('opens an export into a package', async () => {
    const { folder, words } = await desk(3)
    const { status, stdout, stderr } = command([...words, '--passphrase-file', join(folder, 'passphrase.txt')])
    expect(stderr).toContain('Opening statements: 100 %')
    const name = 'ECI-2026-000001-EE-batch-1.zip'
    expect(stdout).toBe(`3 statements of support of citizens of EE: ${join(folder, 'out', name)}\n`)
    expect(stderr).toContain('NOT in an envelope')
    expect(status).toBe(0)
    expect(readdirSync(join(folder, 'out'))).toEqual([name])
    expect(command([checker, join(folder, 'out', name)])).toMatchObject({ status: 0 })
  })

  it('takes the passphrase from a pipe', async () => {
    const { words } = await desk(1)
    const { status, stdout } = command([...words, '--passphrase-stdin'], `${passphrase}\n`)
    expect({ status, stdout: stdout.slice(0, 24) }).toEqual({ status: 0, stdout: '1 statement of support o' })
  })

  it.each([
    ['a wrong passphrase', 'wrong horse battery', 'does not unlock'],
    ['a short passphrase', 'short', 'at least 12 characters'],
    ['no passphrase', '', 'at least 12 characters'],
  ])('refuses %s, and writes nothing', async (_, text, sentence) => {
    const { words, left } = await desk(1)
    const { status, stderr, stdout } = command([...words, '--passphrase-stdin'], text)
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toContain(sentence)
    expect(left()).toEqual(untouched)
  })

  it('refuses an export that is cut short, in a sentence that says what to do', async () => {
    const { folder, words, left } = await desk(2)
    writeFileSync(join(folder, 'EE.jsonl'), readFileSync(join(folder, 'EE.jsonl')).subarray(0, -10))
    const { status, stderr } = command([...words, '--passphrase-stdin'], passphrase)
    expect(status).toBe(1)
    expect(stderr.trim().split('\n').at(-1)).toMatch(/not complete.*Download the export again.*No file was written\.$/u)
    expect(left()).toEqual(untouched)
  })

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('leaves nothing behind on %s', async (signal) => {
    const { folder, words, left } = await desk(6000)
    const opening = started(process.execPath, [...words, '--passphrase-file', join(folder, 'passphrase.txt')])
    await untilExists(join(folder, 'out.unfinished', 'statements.xml'))
    opening.kill(signal)
    expect(await opening.ended).toBe(1)
    expect(opening.said()).toContain('Stopped. Opened statements written so far have been deleted.')
    expect(left()).toEqual(untouched)
  })

  it.each([
    [['open']],
    [['close', 'EE.jsonl', '--key', 'k', '--out', 'o']],
    [['open', 'EE.jsonl', '--key', 'k']],
    [['open', 'one', 'two', '--key', 'k', '--out', 'o']],
    [['open', 'EE.jsonl', '--key', 'k', '--out', 'o', '--passphrase', 'secret']],
    [[]],
  ])('does not understand %j', (words) => {
    const { status, stderr, stdout } = command([exports, ...words])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain('Usage: ./run export open FILE')
  })
})

describe('./run keys', () => {
  it('makes a key on a terminal, without showing the passphrase', async () => {
    const folder = temporaryFolder()
    const line = `${process.execPath} ${keys} new --out ${join(folder, 'keys')}`
    const terminal = started('script', ['-qec', line, '/dev/null'])
    await terminal.has('New passphrase: ')
    terminal.type(`${passphrase}\r`)
    await terminal.has('The same again: ')
    terminal.type(`${passphrase}\r`)
    expect(await terminal.ended).toBe(0)
    expect(terminal.said()).not.toContain(passphrase)
    expect(terminal.said()).toContain('has lost every statement')
    expect(readdirSync(join(folder, 'keys'))).toEqual(['organisers-private-key.json', 'organisers-public-key.json'])
  })

  it('makes none where the two passphrases differ', async () => {
    const folder = temporaryFolder()
    const line = `${process.execPath} ${keys} new --out ${join(folder, 'keys')}`
    const terminal = started('script', ['-qec', line, '/dev/null'])
    await terminal.has('New passphrase: ')
    terminal.type(`${passphrase}\rcorrect horse batterY\r`)
    expect(await terminal.ended).toBe(1)
    expect(terminal.said()).toContain('The two passphrases are not the same.')
    expect(existsSync(join(folder, 'keys'))).toBe(false)
  })

  it('never overwrites a key, and says so before it asks for a passphrase', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'organisers-public-key.json'), '{}')
    const { status, stderr } = command([keys, 'new', '--out', folder, '--passphrase-stdin'], passphrase)
    expect(status).toBe(1)
    expect(stderr).toContain('never overwritten')
    expect(readdirSync(folder)).toEqual(['organisers-public-key.json'])
  })

  it('asks nobody where there is no terminal', () => {
    const { status, stderr } = command([keys, 'new', '--out', join(temporaryFolder(), 'keys')])
    expect(status).toBe(1)
    expect(stderr).toContain('--passphrase-file or --passphrase-stdin')
  })

  it('opens a rehearsal’s sample and prints its proof alone', async () => {
    const folder = temporaryFolder()
    await lockedTestKey(join(folder, 'key.json'), passphrase)
    const seal = await sealerTo(publicHalfOf(testPrivateKey))
    const statement = '3f2b8c1e-90a4-4f0e-8a53-6d1f5f0c7b21'
    const context = { initiative: registrationNumber, memberState: '--', pack: 'rehearsal', statement }
    const sample = await seal(context, { signedOn: '2026-11-22', values: { proof: 'cHJvb2Y' } })
    writeFileSync(join(folder, 'sample.txt'), `${sample}\n`)
    const words = [keys, 'rehearse', '--key', join(folder, 'key.json'), '--sample', join(folder, 'sample.txt')]
    expect(command([...words, '--passphrase-stdin'], passphrase)).toMatchObject({ status: 0, stdout: 'cHJvb2Y\n' })

    const [statementOfSupport = ''] = await sealAll([aStatement('EE')], 'EE')
    writeFileSync(join(folder, 'sample.txt'), statementOfSupport)
    const refused = command([...words, '--passphrase-stdin'], passphrase)
    expect(refused).toMatchObject({ status: 1, stdout: '' })
    expect(refused.stderr).toContain('not a sample')
  })

  it.each([[[]], [['sell']], [['new']], [['new', '--out']], [['rehearse']], [['rehearse', '--key', 'k']]])(
    'does not understand %j',
    (words) => {
      const { status, stderr, stdout } = command([keys, ...words])
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
      expect(stderr).toContain('Usage:\n  ./run keys new --out DIR')
    },
  )
})

test('a bug tells where it happened, but quotes nothing', () => {
  const script = `import { runCommand } from '${root}/lib/opening/command.ts'
    await runCommand('', () => { throw new Error('Mari Maasikas 60001019906') })`
  const { status, stderr } = command(['--input-type=module', '-e', script])
  expect(status).toBe(1)
  expect(stderr).toMatch(/^Something failed that should not: Error[\s\S]*at runCommand/u)
  expect(stderr).not.toContain('Mari')
})

async function untilExists(path: string): Promise<void> {
  while (!existsSync(path)) await new Promise((resolve) => setTimeout(resolve, 5))
}
