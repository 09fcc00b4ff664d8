/** Bytes that own their memory: what WebCrypto takes. */
export type Bytes = Uint8Array<ArrayBuffer>

/** What WebCrypto works on at once. A multiple of the cipher's block. */
const pieceSize = 1 << 20

/** The same bytes in pieces of one size, the last one shorter: ciphers want whole blocks, files come as they like. */
export async function* evenPieces(pieces: AsyncIterable<Uint8Array>, size = pieceSize): AsyncGenerator<Bytes> {
  let held = new Uint8Array(size)
  let filled = 0
  for await (const piece of pieces) {
    for (let from = 0; from < piece.length;) {
      const taken = piece.subarray(from, from + size - filled)
      held.set(taken, filled)
      from += taken.length
      filled += taken.length
      if (filled < size) continue
      yield held
      held = new Uint8Array(size)
      filled = 0
    }
  }
  if (filled > 0) yield held.subarray(0, filled)
}

/** Passes the bytes on and throws where they are not as many as was said: an envelope's first line already said it. */
export async function* exactly(size: number, pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let seen = 0
  for await (const piece of pieces) {
    seen += piece.length
    if (seen > size) break
    yield piece
  }
  if (seen !== size) throw new RangeError('the bytes are not as many as was said')
}

/** A stream that asks for a piece only when somebody wants it, and lets go of its source when nobody does any more. */
export function streamFrom(pieces: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await iterator.next()
        if (next.done === true) controller.close()
        else controller.enqueue(next.value)
      },
      async cancel() {
        await iterator.return?.()
      },
    },
    { highWaterMark: 0 },
  )
}

/** The pieces of a stream. Not every browser lets a stream be iterated. */
export async function* piecesIn(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader()
  let ended = false
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) {
        ended = true
        return
      }
      yield value
    }
  } finally {
    if (!ended) await reader.cancel()
  }
}

/** Several byte strings as one. */
export function joined(parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

export const hexOf = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
