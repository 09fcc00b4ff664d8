import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { fail, ok, type Result } from '#lib/domain/result'
import type { Refusal } from './refusal.ts'

/** Bytes of the largest form, and its most fields: far above any that a person fills in. */
export const largestForm = 64 * 1024
export const mostFields = 64

/** What a form's body may be. */
export interface BodyLimits {
  readonly bytes: number
  /** How long it may take to arrive, in milliseconds. */
  readonly patience: number
}

export const ordinary: BodyLimits = { bytes: largestForm, patience: 10_000 }

/**
 * Reads a form's body whole and looks at its outer shape, before anything costly does: its length is announced and
 * kept, it is multipart (RFC 7578) and ends as it should, and has no more fields than a form of ours. The body is put
 * back for whoever reads the request next.
 */
export async function inspectForm(
  request: IncomingMessage,
  { bytes, patience }: BodyLimits = ordinary,
): Promise<Result<void, Refusal>> {
  const announced = announcedIn(request.headers, bytes)
  if (!announced.ok) return announced
  const { length, boundary } = announced.value
  if (boundary === null) return ok(undefined)

  const body = await wholeBody(request, length, patience)
  if (body === null) return fail('too-slow')
  request.unshift(body)
  const fields = fieldsIn(body.toString('latin1'), boundary)
  if (fields === null) return fail('broken-form')
  return fields > mostFields ? fail('too-many-fields') : ok(undefined)
}

/**
 * Bytes of the largest form that a program sends: a mail program leaves with one short field (RFC 8058, section 3.2), a
 * witness brings a checkpoint with a few signatures.
 */
export const largestOfPrograms = { 'one-click': 1024, cosignature: 16 * 1024 } as const

/** Looks at what a program sends that is no browser: a small form in either of the two codings. */
export function inspectSmallForm({ headers }: Pick<IncomingMessage, 'headers'>, most: number): Result<void, Refusal> {
  const { 'content-length': announced = '', 'content-type': type = '' } = headers
  if (!/^\d{1,15}$/u.test(announced)) return fail('length-required')
  if (Number(announced) > most) return fail('too-large')
  const isForm = multipart.test(type) || /^application\/x-www-form-urlencoded(?:;|$)/iu.test(type)
  return isForm ? ok(undefined) : fail('no-form')
}

/** What the headers say of the body; no boundary where it is a button's action. */
function announcedIn(
  headers: IncomingHttpHeaders,
  most: number,
): Result<{ length: number; boundary: string | null }, Refusal> {
  const { 'content-length': announced = '', 'content-type': type = '' } = headers
  if (!/^\d{1,15}$/u.test(announced)) return fail('length-required')
  const length = Number(announced)
  if (length > most) return fail('too-large')
  // A button's action, sent by our own script, has no fields: React sends it as text.
  if (headers['next-action'] !== undefined && type.startsWith('text/plain')) {
    return length > largestForm ? fail('too-large') : ok({ length, boundary: null })
  }
  const boundary = multipart.exec(type)?.[1]
  return boundary === undefined ? fail('no-form') : ok({ length, boundary })
}

const multipart = /^multipart\/form-data;\s*boundary="?([\w'()+,./:=? -]{1,70}?)"?$/iu

/** How many fields a multipart body has; `null` where its outer shape is broken. */
function fieldsIn(body: string, boundary: string): number | null {
  const [start, ...fields] = body.split(`--${boundary}`)
  const end = fields.pop() ?? ''
  const isWhole = start === '' && /^--(?:\r\n)?$/u.test(end)
  return isWhole && fields.every((field) => /^\r\n.*\r\n\r\n/su.test(field)) ? fields.length : null
}

/**
 * The bytes of the body; `null` where they do not come in time. Reads no further than the announced length: the
 * stream's end has not been told then, and the bytes can be put back.
 */
async function wholeBody(request: IncomingMessage, length: number, patience: number): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let received = 0
  return await new Promise((resolve) => {
    const settle = (body: Buffer | null): void => {
      clearTimeout(timer)
      request.off('readable', read).off('close', giveUp)
      resolve(body)
    }
    const giveUp = (): void => {
      settle(null)
    }
    const read = (): void => {
      while (received < length) {
        const chunk = request.read() as Buffer | null
        if (chunk === null) return
        chunks.push(chunk)
        received += chunk.length
      }
      settle(Buffer.concat(chunks))
    }
    const timer = setTimeout(giveUp, patience)
    request.on('readable', read).on('close', giveUp)
    read()
  })
}
