/** Bytes that can be read at any place: a file on Node, a `Blob` in a browser. */
export interface ByteSource {
  readonly size: number
  /** The bytes from a place on, up to another or the end. Fewer only where the source has become shorter. */
  readonly read: (from: number, to: number) => Promise<Uint8Array>
}

/** A source in pieces, from its beginning. */
export async function* chunksOf(source: ByteSource, length = 1 << 16): AsyncGenerator<Uint8Array, void> {
  for (let from = 0; from < source.size;) {
    const bytes = await source.read(from, Math.min(from + length, source.size))
    if (bytes.length === 0) return
    yield bytes
    from += bytes.length
  }
}
