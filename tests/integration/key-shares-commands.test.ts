import { execFileSync, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { sealerTo } from '#lib/crypto/seal'
import { readPublicKey } from '#lib/crypto/public-key'
import { readShare } from '#lib/shares/share-text'

const command = join(import.meta.dirname, '../../lib/cli/keys.ts')

const run = (words: readonly string[], input = '') =>
  spawnSync(process.execPath, [command, ...words], { encoding: 'utf8', input, timeout: 60_000 })

/** A key that was made and split, two of three. */
const folder = mkdtempSync(join(tmpdir(), 'colligo-shares-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})
const made = run([
  ...['new', '--out', join(folder, 'keys'), '--split', '2/3', '--holders', 'Ines,Teodor,Mari Maasikas'],
  ...['--initiative', 'ECI(2026)000001'],
])
const shareFile = (number: number): string => join(folder, 'keys', `share-${String(number)}-of-3.txt`)
const withShares = (...numbers: readonly number[]): readonly string[] =>
  numbers.flatMap((number) => ['--share', shareFile(number)])

/** A sample as the server seals it to the key. */
async function sample(proof: string): Promise<string> {
  const key = readPublicKey(readFileSync(join(folder, 'keys', 'organisers-public-key.json'), 'utf8'))
  if (key === null || key === 'private') throw new Error('the server does not take the public key')
  const context = { initiative: 'ECI(2026)000001', memberState: '--', pack: 'rehearsal', statement: randomUUID() }
  const file = join(folder, `sample-${proof}.jwe`)
  writeFileSync(file, await (await sealerTo(key))(context, { signedOn: '2026-11-30', values: { proof } }))
  return file
}

test('a key is made split: a sheet and a file for each holder, for the owner’s eyes alone, and no file of the whole', () => {
  expect(made.status).toBe(0)
  expect(readdirSync(join(folder, 'keys')).toSorted()).toEqual([
    'organisers-public-key.json',
    ...[1, 2, 3].flatMap((number) => [`share-${String(number)}-of-3.pdf`, `share-${String(number)}-of-3.txt`]),
  ])
  for (const number of [1, 2, 3]) {
    expect(statSync(shareFile(number)).mode & 0o777).toBe(0o600)
    expect(readShare(readFileSync(shareFile(number), 'utf8'))).toMatchObject({
      value: { number, needed: 2, among: 3, initiative: 'ECI(2026)000001' },
    })
  }
  expect(made.stdout).toContain('for Mari Maasikas')
  expect(made.stderr).toContain('delete the folder')
  expect(JSON.parse(readFileSync(join(folder, 'keys', 'organisers-public-key.json'), 'utf8'))).toHaveProperty(
    'packageSigningKey',
  )
})

test('a rehearsal opens with any two shares, from files, from a pipe, and mixed up', async () => {
  const file = await sample('the-proof')
  expect(run(['rehearse', '--sample', file, ...withShares(3, 1)])).toMatchObject({ status: 0, stdout: 'the-proof\n' })
  const piped = [2, 3].map((number) => readFileSync(shareFile(number), 'utf8')).join('\n')
  expect(run(['rehearse', '--sample', file, '--type-shares'], piped)).toMatchObject({ stdout: 'the-proof\n' })
})

test('shares are joined to a file with a passphrase, with a warning; that file is split again, with another', () => {
  const passphrase = join(folder, 'passphrase')
  writeFileSync(passphrase, 'three swifts under one roof\n')
  const [whole, anew] = [join(folder, 'whole'), join(folder, 'anew')]
  const joined = run(['join', ...withShares(1, 2), '--out', whole, '--passphrase-file', passphrase])
  expect(joined).toMatchObject({ status: 0 })
  expect(joined.stderr).toContain('opens every statement of support alone')
  const key = join(whole, 'organisers-private-key.json')
  const split = ['--split', '3/5', '--holders', 'A,B,C,D,E', '--out', anew]
  const again = run(['split', '--key', key, '--passphrase-file', passphrase, ...split])
  expect(again).toMatchObject({ status: 0 })
  expect(again.stderr).toContain('The file of the whole key still opens everything alone.')
  expect(again.stdout.split('\n')[0]).toBe(`${made.stdout.split('\n')[0] ?? ''}, the same as before`)
})

test('when somebody leaves the key is split anew, and what the old shares still do is said plainly', async () => {
  const after = join(folder, 'after')
  const reshared = run(['reshare', ...withShares(1, 3), '--holders', 'Ines,Teodor,Jonas', '--out', after])
  expect(reshared).toMatchObject({ status: 0 })
  expect(reshared.stderr).toContain('The old shares still work')
  expect(reshared.stderr).toContain('make a new key')
  const file = await sample('again')
  const [first, second] = [1, 2].map((number) => join(after, `share-${String(number)}-of-3.txt`))
  expect(run(['rehearse', '--sample', file, '--share', first!, '--share', second!])).toMatchObject({
    stdout: 'again\n',
  })
  expect(run(['rehearse', '--sample', file, ...withShares(1, 2)])).toMatchObject({ stdout: 'again\n' })
  const mixed = run(['rehearse', '--sample', file, '--share', first!, ...withShares(2)])
  expect(mixed).toMatchObject({ status: 1 })
  expect(mixed.stderr).toContain('from before or after it was split anew')
})

describe('what is wrong is said, without a digit of a share', () => {
  const wrong = join(folder, 'wrong.txt')
  const text = readFileSync(shareFile(2), 'utf8')
  writeFileSync(
    wrong,
    text.replace(/(\d)(?=\n$)/u, (digit) => String((Number(digit) + 1) % 10)),
  )
  const join2 = ['join', '--out', join(folder, 'never')]

  test.each([
    ['too few', [...join2, ...withShares(1)], '2 shares are needed, and one is there.'],
    ['a wrong digit', [...join2, ...withShares(1), '--share', wrong], 'Group 24 is wrong.'],
    ['no way to split', ['new', '--out', join(folder, 'n'), '--split', '3/2', '--holders', 'A,B'], '2/3'],
    ['no such language', ['new', '--out', join(folder, 'n'), '--holders', 'A,B,C', '--language', '..'], 'language'],
    ['a key that is there', ['new', '--out', join(folder, 'keys'), '--holders', 'A,B,C'], 'never overwritten'],
  ])('%s', (_what, words, sentence) => {
    const { status, stderr, stdout } = run(words)
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toContain(sentence)
    expect(`${stderr}${stdout}`).not.toMatch(/\d{6} \d{6}/u)
  })
})

test('the sheet is one tagged page that says all of it, with the digits in their order', () => {
  const sheet = join(folder, 'keys', 'share-3-of-3.pdf')
  expect(() => execFileSync('qpdf', ['--check', sheet])).not.toThrow()
  const info = execFileSync('pdfinfo', [sheet], { encoding: 'utf8' })
  expect(info).toMatch(/Tagged:\s+yes/u)
  expect(info).toMatch(/Pages:\s+1\n/u)
  expect(info).not.toContain('Mari')
  const said = execFileSync('pdftotext', ['-raw', sheet, '-'], { encoding: 'utf8' }).replaceAll(/\s+/gu, ' ')
  const [, groups = ''] = /colligo-share\/1 (.*)\n/u.exec(readFileSync(shareFile(3), 'utf8')) ?? []
  const typed = said.match(/\b\d{6}\b/gu)?.join(' ')
  expect(typed?.endsWith(groups)).toBe(true)
  for (const words of [
    'Mari Maasikas',
    'ECI(2026)000001',
    'With any 2 of these 3',
    'If it is lost',
    'When to destroy it',
  ])
    expect(said).toContain(words)
})

test('the picture on the sheet holds the share', () => {
  const prefix = join(folder, 'page')
  execFileSync('pdftoppm', ['-r', '150', '-png', '-singlefile', join(folder, 'keys', 'share-1-of-3.pdf'), prefix])
  const read = execFileSync('zbarimg', ['-q', '--raw', `${prefix}.png`], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim()
  expect(readFileSync(shareFile(1), 'utf8')).toContain(read)
  expect(readShare(read)).toMatchObject({ ok: true })
})
