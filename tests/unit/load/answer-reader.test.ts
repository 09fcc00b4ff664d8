import { describe, expect, test } from 'vitest'
import { answerReader, type Answer } from '#lib/load/answer-reader'

const read = (text: string, pieces = text.length): Answer | null => {
  const reader = answerReader()
  let answer: Answer | null = null
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += pieces) answer = reader.read(bytes.subarray(at, at + pieces))
  return answer
}

const page = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\nhello'
const inChunks = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n'

describe('an answer', () => {
  test.each([
    ['with its length', page],
    ['in chunks', inChunks],
  ])('%s is read, in whatever pieces it comes', (_, text) => {
    for (const pieces of [1, 2, 3, 7, text.length]) {
      const answer = read(text, pieces)
      expect([answer?.status, answer?.body.toString(), answer?.length]).toEqual([200, 'hello', 5])
    }
  })

  test('says what stands in its headers', () => {
    expect(read(page)?.headers.get('content-type')).toBe('text/html')
  })

  test('without a body ends with its headers', () => {
    expect(read('HTTP/1.1 204 No Content\r\nDate: now\r\n\r\n')?.status).toBe(204)
    expect(read('HTTP/1.1 304 Not Modified\r\nETag: "1"\r\n\r\n')?.length).toBe(0)
  })

  test('is followed by the next on the same connection', () => {
    const reader = answerReader()
    expect(reader.read(Buffer.from(page))?.body.toString()).toBe('hello')
    expect(reader.isUntouched()).toBe(true)
    expect(reader.read(Buffer.from(inChunks))?.body.toString()).toBe('hello')
  })

  test('keeps what it said when the buffer it was read from is used again', () => {
    const reader = answerReader()
    const shared = Buffer.from(page)
    const answer = reader.read(shared)
    shared.fill(0)
    expect(answer?.body.toString()).toBe('hello')
  })

  test('is measured and thrown away where nobody wants to read it', () => {
    const reader = answerReader()
    reader.keepBody(false)
    const answer = reader.read(Buffer.from(inChunks))
    expect([answer?.length, answer?.body.length]).toEqual([5, 0])
  })

  test('is not there before its last byte', () => {
    expect(read(page.slice(0, -1))).toBeNull()
    expect(read(inChunks.slice(0, -2))).toBeNull()
  })
})

test.each([
  ['another protocol', 'HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n'],
  ['no status', 'HTTP/1.1 OK\r\nContent-Length: 0\r\n\r\n'],
  ['an interim status nobody asked for', 'HTTP/1.1 100 Continue\r\n\r\n'],
  ['no length', 'HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhello'],
  ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello'],
  ['length and chunks', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
  ['a length that is none', 'HTTP/1.1 200 OK\r\nContent-Length: 5x\r\n\r\nhello'],
  ['more than was announced', 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhello'],
  [
    'a chunk that is longer than it says',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhello\r\n0\r\n\r\n',
  ],
  ['a chunk of no size', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nhel\r\n'],
  ['a header without a name', 'HTTP/1.1 200 OK\r\n: 5\r\nContent-Length: 0\r\n\r\n'],
])('%s is an error of the server, and is not mended', (_, text) => {
  expect(() => read(text)).toThrow(/malformed answer/u)
})
