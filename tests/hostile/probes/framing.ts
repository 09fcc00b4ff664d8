import type { Probe } from '../probe.ts'
import { aForm, lengthOf, posting, reading, signing, written } from './request-bytes.ts'

/** What a smuggler hides behind a request whose end two servers see in different places. */
const hidden = 'GET /en/privacy HTTP/1.1\r\nHost: mallory.example\r\n\r\n'
const chunked = `0\r\n\r\n${hidden}`
const chunkedForm = `${aForm.length.toString(16)}\r\n${aForm}\r\n0\r\n\r\n`

/** Two lengths, or one that is none (RFC 9112, section 6.3). */
const lengths: readonly Probe[] = [
  posting('length and chunks', 'refused', [lengthOf(chunked), 'Transfer-Encoding: chunked'], chunked),
  posting('chunks and length', 'refused', ['Transfer-Encoding: chunked', 'Content-Length: 4'], chunked),
  posting('two lengths that differ', 'refused', [lengthOf(aForm), 'Content-Length: 0']),
  posting('two lengths that agree', 'refused', [lengthOf(aForm), lengthOf(aForm)]),
  posting('a list of lengths', 'refused', [`${lengthOf(aForm)}, ${String(aForm.length)}`]),
  posting('a length with a sign', 'refused', [`Content-Length: +${String(aForm.length)}`]),
  posting('a negative length', 'refused', ['Content-Length: -1']),
  posting('a length in hexadecimal', 'refused', [`Content-Length: 0x${aForm.length.toString(16)}`]),
  posting('an empty length', 'refused', ['Content-Length: ']),
  posting('a length beyond every number', 'refused', [`Content-Length: ${'9'.repeat(40)}`]),
  posting('a length with a space in it', 'refused', ['Content-Length: 1 0']),
  posting('no length at all', 'refused', [], ''),
]

/** Spellings of `chunked` that one server reads and another does not. */
const encodings: readonly Probe[] = [
  'chunked',
  'xchunked',
  'chunked, identity',
  'identity',
  'chunked, chunked',
  'gzip, chunked',
  '\vchunked',
  'CHUNKED',
  '"chunked"',
].map((encoding) =>
  posting(
    `transfer encoding ${JSON.stringify(encoding)}`,
    'refused',
    [`Transfer-Encoding: ${encoding}`, lengthOf(chunkedForm)],
    chunkedForm,
  ),
)

const chunks: readonly Probe[] = [
  ['a chunk without a size', 'zz\r\n'],
  ['a chunk of negative size', '-1\r\nx\r\n0\r\n\r\n'],
  ['a chunk larger than every number', `${'f'.repeat(32)}\r\nx`],
  ['a chunk with a long extension', `1;${'x'.repeat(100_000)}\r\nx\r\n0\r\n\r\n`],
  ['a chunk that ends early', '5\r\nx\r\n0\r\n\r\n'],
].map(([name = '', body]) => posting(name, 'refused', ['Transfer-Encoding: chunked'], body))

/** Lines that are no header lines (RFC 9112, sections 2.2, 5.1 and 5.2). */
const lines: readonly Probe[] = [
  posting('a folded header', 'refused', ['Transfer-Encoding:\r\n chunked'], chunkedForm),
  reading('a header line that goes on after a line break', 'refused', '/en', 'X-Folded: one', ' two'),
  posting('a space before the colon', 'refused', ['Transfer-Encoding : chunked', lengthOf(aForm)]),
  reading('a line without a colon', 'refused', '/en', 'this is no header'),
  reading('a line without a name', 'refused', '/en', ': x'),
  reading('a NUL in a header', 'refused', '/en', 'X-Nul: a\0b'),
  reading('a bare CR in a header', 'refused', '/en', 'X-Cr: a\rTransfer-Encoding: chunked'),
  { name: 'bare LF between lines', may: 'refused', bytes: ({ host }) => `GET /en HTTP/1.1\nHost: ${host}\n\n` },
  { name: 'bare LF inside', may: 'refused', bytes: (door) => written(door, 'GET /en', ['X-Lf: a\nX-B: c']) },
  { name: 'two spaces in the first line', may: 'harmless', bytes: (door) => written(door, 'GET  /en') },
  { name: 'no version', may: 'refused', bytes: () => 'GET /en\r\n\r\n' },
  { name: 'version 9.9', may: 'refused', bytes: ({ host }) => `GET /en HTTP/9.9\r\nHost: ${host}\r\n\r\n` },
  { name: 'HTTP/2 without TLS', may: 'refused', bytes: () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n' },
  { name: 'the greeting of TLS', may: 'refused', bytes: () => '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03' },
  { name: 'noise', may: 'refused', bytes: () => '\0\xff\xfe\r\n\r\n\0\0\0\r\n\r\n' },
]

/** Bodies where none belongs: what follows them must not be read as a request. */
const extra: readonly Probe[] = [
  {
    name: 'a body on a reading request',
    may: 'harmless',
    bytes: (door) => written(door, 'GET /en', [lengthOf(hidden)], hidden),
  },
  { name: 'a form before any header ended', may: 'refused', bytes: () => `POST ${signing}\r\n\r\n${aForm}` },
  posting('more than was announced', 'harmless', [lengthOf(aForm)], `${aForm}${hidden}`),
]

/** Requests that never end: the other side must lose patience first. */
const halves: readonly Probe[] = [
  { name: 'half a first line', may: 'refused', isSlow: true, bytes: () => 'GET /e' },
  {
    name: 'half the headers',
    may: 'refused',
    isSlow: true,
    bytes: ({ host }) => `GET /en HTTP/1.1\r\nHost: ${host}\r\nX-A: `,
  },
  { ...posting('half a body', 'refused', ['Content-Length: 1000'], '--colligo'), isSlow: true },
  { ...posting('no body', 'refused', ['Content-Length: 1000'], ''), isSlow: true },
  { ...posting('half a chunk', 'refused', ['Transfer-Encoding: chunked'], 'ff\r\nx'), isSlow: true },
  {
    ...posting('a form waiting to be asked for', 'refused', ['Content-Length: 1000', 'Expect: 100-continue'], ''),
    isSlow: true,
  },
  { name: 'nothing at all', may: 'refused', isSlow: true, bytes: () => '' },
]

export const framingProbes: readonly Probe[] = [...lengths, ...encodings, ...chunks, ...lines, ...extra, ...halves]
