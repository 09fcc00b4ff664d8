import { originOf, type Door } from '../door.ts'
import type { Probe } from '../probe.ts'

/** Where forms are sent, and what a form looks like from outside. */
export const signing = '/en/sign/EE'
export const boundary = 'colligo-probe'
export const multipart = `Content-Type: multipart/form-data; boundary=${boundary}`

/** One field in multipart (RFC 7578). */
export const part = (name: string, value: string): string =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`

export const aForm = `${part('givenNames', 'Mallory')}--${boundary}--\r\n`

/** Request line, `Host`, further lines and body, written as a browser would. */
export const written = (door: Door, line: string, lines: readonly string[] = [], body = ''): string =>
  [`${line} HTTP/1.1`, `Host: ${door.host}`, ...lines, '', body].join('\r\n')

/** A reading request. */
export const reading = (name: string, may: Probe['may'], target: string, ...lines: readonly string[]): Probe => ({
  name,
  may,
  bytes: (door) => written(door, `GET ${target}`, lines),
})

/** A form that is in order but for the lines that are given; they must tell its length where it should be told. */
export const posting = (name: string, may: Probe['may'], lines: readonly string[], body = aForm): Probe => ({
  name,
  may,
  bytes: (door) => written(door, `POST ${signing}`, [`Origin: ${originOf(door)}`, multipart, ...lines], body),
})

export const lengthOf = (body: string): string => `Content-Length: ${String(Buffer.byteLength(body, 'latin1'))}`
