import { originOf } from '../door.ts'
import type { Probe } from '../probe.ts'
import { boundary, lengthOf, multipart, part, posting, signing, written } from './request-bytes.ts'

const megabyte = 1024 * 1024

/** 300 MB in pieces, for as long as somebody takes them. */
function* pieces(head: string, asChunks: boolean): Generator<Uint8Array> {
  yield Buffer.from(head, 'latin1')
  const piece = Buffer.alloc(megabyte, 'x')
  const framed = asChunks
    ? Buffer.concat([Buffer.from(`${megabyte.toString(16)}\r\n`), piece, Buffer.from('\r\n')])
    : piece
  for (let sent = 0; sent < 300; sent += 1) yield framed
  if (asChunks) yield Buffer.from('0\r\n\r\n')
}

const manyFields = (count: number): string =>
  `${Array.from({ length: count }, (_, index) => part(`f${String(index)}`, 'x')).join('')}--${boundary}--\r\n`

const urlEncoded = 'Content-Type: application/x-www-form-urlencoded'

export const largeProbes: readonly Probe[] = [
  {
    name: '300 MB in chunks',
    may: 'refused',
    isHeavy: true,
    bytes: (door) => () =>
      pieces(
        written(door, `POST ${signing}`, [`Origin: ${originOf(door)}`, multipart, 'Transfer-Encoding: chunked']),
        true,
      ),
  },
  {
    name: '300 MB, announced',
    may: 'refused',
    isHeavy: true,
    bytes: (door) => () =>
      pieces(
        written(door, `POST ${signing}`, [
          `Origin: ${originOf(door)}`,
          multipart,
          `Content-Length: ${String(300 * megabyte)}`,
        ]),
        false,
      ),
  },
  {
    name: '400,000 fields',
    may: 'refused',
    bytes: (door) => {
      const body = manyFields(400_000)
      return written(door, `POST ${signing}`, [`Origin: ${originOf(door)}`, multipart, lengthOf(body)], body)
    },
  },
  {
    name: '400,000 fields as a link would write them',
    may: 'refused',
    bytes: (door) => {
      const body = Array.from({ length: 400_000 }, (_, index) => `f${String(index)}=x`).join('&')
      return written(door, `POST ${signing}`, [`Origin: ${originOf(door)}`, urlEncoded, lengthOf(body)], body)
    },
  },
  ...[65, 500].map((count) =>
    posting(`${String(count)} fields`, 'refused', [lengthOf(manyFields(count))], manyFields(count)),
  ),
  posting(
    'a body of 64 KiB and one byte',
    'refused',
    [`Content-Length: ${String(64 * 1024 + 1)}`],
    'x'.repeat(64 * 1024 + 1),
  ),
  posting('a part with 60 kB of headers', 'refused', ...headersInPart()),
  posting(
    'fields that all have one name',
    'refused',
    [lengthOf(part('a', 'x').repeat(1000))],
    part('a', 'x').repeat(1000),
  ),
]

function headersInPart(): [readonly string[], string] {
  const body = `--${boundary}\r\nContent-Disposition: form-data; name="a"\r\n${'X-A: x\r\n'.repeat(7000)}\r\nx\r\n--${boundary}--\r\n`
  return [[lengthOf(body)], body]
}
