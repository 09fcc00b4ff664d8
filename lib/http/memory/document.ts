import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { entityTag } from '../entity-tag.ts'
import { writeKeptHead, type WholeHead } from '../gate/outbound-headers.ts'

/** What is answered from memory: the same bytes for everyone, compressed once and not for each. */
export interface Document {
  readonly type: string
  readonly headers: OutgoingHttpHeaders
  readonly tag: string
  readonly bodies: { readonly identity: Buffer; gzip?: Buffer; br?: Buffer }
  /** Heads of answers with it, by the coding of the body. */
  readonly heads: { readonly identity: WholeHead; readonly gzip: WholeHead; readonly br: WholeHead }
}

/** Compressing what is smaller saves nothing. */
const leastBytes = 1024
const compressible = /^(?:text\/|application\/(?:json|javascript|manifest\+json|xml|atom\+xml|rss\+xml)|image\/svg)/u

/** Keeps bytes to answer with. They are compressed beside, once: whoever comes before that gets them as they are. */
export function documentOf(body: Buffer | string, type: string, headers: OutgoingHttpHeaders): Document {
  const identity = Buffer.isBuffer(body) ? body : Buffer.from(body)
  const document: Document = {
    type,
    headers,
    tag: entityTag(identity),
    bodies: { identity },
    heads: { identity: {}, gzip: {}, br: {} },
  }
  if (identity.length >= leastBytes && compressible.test(type)) underWay.set(document, compress(document))
  return document
}

/** The same, once it is compressed: for what is so large that also the first who comes should have it small. */
export async function compressedDocumentOf(...given: Parameters<typeof documentOf>): Promise<Document> {
  const document = documentOf(...given)
  await underWay.get(document)
  return document
}

const underWay = new WeakMap<Document, Promise<void>>()

const [asGzip, asBrotli] = [promisify(gzip), promisify(brotliCompress)]

async function compress({ bodies }: Document): Promise<void> {
  bodies.gzip = await asGzip(bodies.identity)
  bodies.br = await asBrotli(bodies.identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
}

/** Answers a GET or HEAD with a document: with nothing where the browser has it already (RFC 9110, section 13.1.2). */
export function answerWith(request: IncomingMessage, response: ServerResponse, document: Document): void {
  const { headers, tag, type, bodies } = document
  const coding = codingFor(request.headers['accept-encoding'], bodies)
  // One tag for each coding: they are different bytes.
  const ownTag = coding === 'identity' ? tag : `${tag.slice(0, -1)}-${coding}"`
  const known = request.headers['if-none-match']
  if (known !== undefined && isKnown(known, ownTag)) {
    response.writeHead(304, { ...headers, Vary: 'Accept-Encoding', ETag: ownTag }).end()
    return
  }
  const body = bodies[coding] ?? bodies.identity
  writeKeptHead(
    response,
    () => ({
      ...headers,
      Vary: 'Accept-Encoding',
      ETag: ownTag,
      'Content-Type': type,
      'Content-Length': body.length,
      ...(coding === 'identity' ? {} : { 'Content-Encoding': coding }),
    }),
    document.heads[coding],
  )
  response.end(request.method === 'HEAD' ? undefined : body)
}

function codingFor(accepted: string | string[] | undefined, bodies: Document['bodies']): keyof Document['bodies'] {
  const codings = String(accepted ?? '')
    .split(',')
    .map((one) => one.trim().toLowerCase())
  const takes = (name: string): boolean =>
    codings.some((one) => one === name || (one.startsWith(`${name};`) && !/q=0(?:\.0+)?$/u.test(one)))
  if (bodies.br !== undefined && takes('br')) return 'br'
  return bodies.gzip !== undefined && takes('gzip') ? 'gzip' : 'identity'
}

function isKnown(header: string, tag: string): boolean {
  return header.split(',').some((one) => one.trim().replace(/^W\//u, '') === tag || one.trim() === '*')
}
