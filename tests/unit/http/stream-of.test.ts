import { describe, expect, it } from 'vitest'
import { streamOf } from '#lib/http/stream-of'

/** Lines that note how far they were taken, and whether they were let go. */
function lines(count: number, line = `${'x'.repeat(999)}\n`) {
  const taken = { lines: 0, isLetGo: false }
  function* produce(): Generator<string> {
    try {
      while (taken.lines < count) {
        taken.lines += 1
        yield line
      }
    } finally {
      taken.isLetGo = true
    }
  }
  return { taken, stream: streamOf(produce()) }
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5))

describe('a download', () => {
  it('holds every line, in order', async () => {
    function* counting(): Generator<string> {
      for (let index = 0; index < 20_000; index += 1) yield `${String(index)}\n`
    }
    const text = await new Response(streamOf(counting())).text()
    expect(text).toBe(Array.from({ length: 20_000 }, (_, index) => `${String(index)}\n`).join(''))
  })

  it('of nothing is empty', async () => {
    expect(await new Response(lines(0).stream).text()).toBe('')
  })

  it('is UTF-8, and no piece of it ends inside a letter', async () => {
    const decoder = new TextDecoder('utf-8', { fatal: true })
    const { stream } = lines(500, 'Ελένη, Mari 🐦\n'.repeat(50))
    for await (const piece of stream) expect(() => decoder.decode(piece)).not.toThrow()
  })
})

describe('nothing is produced ahead of demand', () => {
  it('when a download is made, and nobody reads', async () => {
    const { taken } = lines(1000)
    await settle()
    expect(taken.lines).toBe(0)
  })

  it('when somebody has read one piece, and pauses', async () => {
    const { taken, stream } = lines(1_000_000)
    const reader = stream.getReader()
    const { value } = await reader.read()
    await settle()
    expect(value!.length).toBeGreaterThanOrEqual(64 * 1024)
    expect(taken.lines * 1000).toBe(value!.length)
    expect(taken.lines).toBeLessThanOrEqual(66)
    await reader.read()
    expect(taken.lines).toBeLessThanOrEqual(132)
    await reader.cancel()
  })

  it('when the tab was closed: the lines are let go', async () => {
    const { taken, stream } = lines(1_000_000)
    const reader = stream.getReader()
    await reader.read()
    expect(taken.isLetGo).toBe(false)
    await reader.cancel()
    expect(taken.isLetGo).toBe(true)
    const { lines: before } = taken
    await settle()
    expect(taken.lines).toBe(before)
  })
})

it('a fault in the middle breaks the download off: it does not look complete', async () => {
  function* broken(): Generator<string> {
    yield 'x'.repeat(100_000)
    throw new Error('the disk is gone')
  }
  await expect(new Response(streamOf(broken())).text()).rejects.toThrow('the disk is gone')
})
