/** Least bytes that are handed on at once: a line each would cost more in passing than in reading. */
const chunk = 64 * 1024

/**
 * Turns lazy lines into a response body. Lines are produced only when the client is ready for more, and a closed tab
 * stops the generator.
 */
export function streamOf(lines: Generator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const source: UnderlyingDefaultSource<Uint8Array> = {
    pull(controller) {
      let text = ''
      while (text.length < chunk) {
        const next = lines.next()
        if (next.done === true) {
          if (text !== '') controller.enqueue(encoder.encode(text))
          controller.close()
          return
        }
        text += next.value
      }
      controller.enqueue(encoder.encode(text))
    },
    cancel() {
      lines.return(undefined)
    },
  }
  // Without it the stream would take a first piece before anybody asked.
  return new ReadableStream(source, { highWaterMark: 0 })
}
