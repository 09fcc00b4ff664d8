import { EventEmitter } from 'node:events'
import { PassThrough } from 'node:stream'
import type { ReadStream } from 'node:tty'
import { describe, expect, it, test } from 'vitest'
import { hiddenLines } from '#lib/opening/hidden-lines'
import { firstLineOf, passphraseFrom } from '#lib/opening/passphrase'

test.each([
  ['', false],
  ['eleven char', false],
  ['twelve chars', true],
  ['😀😀😀😀😀😀', false],
  ['            ', true],
])('%j may guard a key: %s', (text, ok) => {
  expect(passphraseFrom(text).ok).toBe(ok)
})

test('one passphrase has one spelling, whatever keyboard it was typed on', () => {
  expect(passphraseFrom('käsekuchen é')).toEqual(passphraseFrom('käsekuchen é'.normalize('NFD')))
})

test('an editor’s line break at the end is no part of the passphrase, a space is', () => {
  expect(firstLineOf('with a space \n')).toBe('with a space ')
  expect(firstLineOf('\uFEFFfrom Windows\r\n')).toBe('from Windows')
  expect(firstLineOf('two\nlines\n')).toBe('two\nlines')
})

/** A terminal that remembers whether it shows what is typed. */
class Terminal extends EventEmitter {
  isRaw = false
  setRawMode(isRaw: boolean): void {
    this.isRaw = isRaw
  }
  setEncoding(): void {
    // Tests type text.
  }
  resume(): void {
    // Nothing to wake.
  }
  pause(): void {
    // Nothing to still.
  }
}

const typed = async (
  chunks: readonly string[],
  prompts: readonly string[] = ['New: ', 'Again: '],
): Promise<{ lines: readonly string[] | null; shown: string; isRaw: boolean }> => {
  const terminal = new Terminal()
  const output = new PassThrough()
  const answer = hiddenLines(terminal as unknown as ReadStream, output, prompts)
  expect(terminal.isRaw).toBe(true)
  for (const chunk of chunks) terminal.emit('data', chunk)
  return { lines: await answer, shown: String(output.read()), isRaw: terminal.isRaw }
}

describe('a passphrase typed on a terminal', () => {
  it('is read without being shown', async () => {
    const { lines, shown, isRaw } = await typed(['secret one\r', 'secret one\r'])
    expect(lines).toEqual(['secret one', 'secret one'])
    expect(shown).toBe('New: \nAgain: \n')
    expect(isRaw).toBe(false)
  })

  it('may be pasted with its line break, both times at once', async () => {
    expect((await typed(['secret\nsecret\n'])).lines).toEqual(['secret', 'secret'])
  })

  it('may be corrected', async () => {
    const chunks = ['wrong\u0015', 'sé😀x\u007F\u007F', '\u001B[A', 'c\u0001ret\r']
    expect((await typed(chunks, ['P: '])).lines).toEqual(['sécret'])
  })

  it.each(['\u0003', '\u0004'])('is given up with %j', async (key) => {
    const { lines, isRaw } = await typed(['half', key])
    expect(lines).toBeNull()
    expect(isRaw).toBe(false)
  })
})
