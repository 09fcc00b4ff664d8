import { expect, test } from 'vitest'
import { folderProblemOf } from '#lib/opening/node/package-folder'
import { keySentence, openingSentence, rehearsalSentence } from '#lib/opening/sentences'
import { PassThrough } from 'node:stream'
import type { WriteStream } from 'node:tty'
import { progressOn } from '#lib/opening/progress'

test('a problem with a statement tells its number, and that nothing was written', () => {
  expect(openingSentence({ code: 'altered', statement: 17 })).toMatch(/^Statement 17 .*No file was written\.$/u)
  expect(openingSentence({ code: 'no-space' })).toMatch(/full.*No file was written\.$/u)
  expect(openingSentence({ code: 'interrupted' })).toMatch(/deleted\.$/u)
})

test('a wrong key is told by its name, and so is the right one', () => {
  const sentence = openingSentence({ code: 'wrong-key', statement: 1, sealedTo: 'RIGHT', given: ['WRONG', 'OLD'] })
  expect(sentence).toMatch(/private key RIGHT; you gave WRONG, OLD/u)
})

test('problems with keys and samples say what to do', () => {
  expect(keySentence('passphrase-too-short')).toContain('at least 12 characters')
  expect(keySentence('key-exists')).toContain('never overwritten')
  expect(rehearsalSentence('wrong-key')).toContain('Do not collect')
})

test.each([
  ['ENOSPC', 'no-space'],
  ['EDQUOT', 'no-space'],
  ['EFBIG', 'no-space'],
  ['EACCES', 'not-writable'],
  ['EROFS', 'not-writable'],
  ['ENOENT', 'no-parent-folder'],
  ['EEXIST', 'unfinished-folder'],
  ['ENOTEMPTY', 'folder-not-empty'],
  ['ERR_ASSERTION', null],
  [undefined, null],
])('%s from the disk is the problem %s', (code, problem) => {
  expect(folderProblemOf(Object.assign(new Error('x'), { code }))).toBe(problem)
})

test('where there is no terminal, progress is a line every tenth', () => {
  const stream = new PassThrough()
  const { show, stop } = progressOn(stream as unknown as WriteStream)
  for (let done = 1; done <= 3000; done += 1) show({ phase: 'verifying', done, total: 3000 })
  for (let done = 0; done <= 3000; done += 128) show({ phase: 'opening', done, total: 3000 })
  show({ phase: 'opening', done: 3000, total: 3000 })
  show({ phase: 'opening', done: 0, total: 0 })
  stop()
  const lines = String(stream.read()).split('\n')
  expect(lines[0]).toBe('Verifying the export: 100 %')
  expect(lines.slice(1, -1)).toEqual(
    [10, 20, 30, 40, 50, 60, 70, 80, 90, 100].map((part) => `Opening statements: ${String(part)} %`),
  )
})

test('on a terminal, progress is a bar', () => {
  const stream = Object.assign(new PassThrough(), {
    isTTY: true,
    columns: 80,
    cursorTo: () => true,
    clearLine: () => true,
  })
  const { show, stop } = progressOn(stream as unknown as WriteStream)
  show({ phase: 'verifying', done: 10, total: 10 })
  show({ phase: 'opening', done: 5, total: 10 })
  show({ phase: 'opening', done: 10, total: 10 })
  stop()
  expect(String(stream.read())).toMatch(/Verifying the export.*100 %[\s\S]*Opening statements.*10\/10/u)
})
