import { describe, expect, it } from 'vitest'
import { keptDocuments, type Recipe } from '#lib/serving/kept-documents'

interface Saying {
  readonly words: string
}

/** One address, and how often its document was made. */
function saying(build: (saying: Saying) => ReturnType<Recipe<Saying>['build']>) {
  const world = { now: { words: 'first' } as Saying, made: 0 }
  const recipe: Recipe<Saying> = {
    type: 'text/plain',
    headers: () => ({}),
    build: (publication) => {
      world.made += 1
      return build(publication)
    },
  }
  const ask = keptDocuments(new Map([['/saying', recipe]]), () => world.now)
  const words = async (): Promise<string> => (await ask('/saying'))?.bodies.identity.toString() ?? 'nothing'
  return { world, ask, words }
}

describe('kept documents', () => {
  it('are made once for each publication, whoever asks', async () => {
    const { world, words } = saying((publication) => publication.words)
    expect(await words()).toBe('first')
    expect(await words()).toBe('first')
    expect(world.made).toBe(1)
    world.now = { words: 'second' }
    expect(await words()).toBe('second')
    expect(world.made).toBe(2)
  })

  it('stay the same document where the bytes are the same, compressed as they are', () => {
    const { world, ask } = saying(() => 'always')
    const before = ask('/saying')
    world.now = { words: 'another' }
    expect(ask('/saying')).toBe(before)
    expect(world.made).toBe(2)
  })

  it('are unknown where there is nothing to say, and at every other address', async () => {
    const { world, ask, words } = saying((publication) => (publication.words === 'first' ? null : publication.words))
    expect(await words()).toBe('nothing')
    expect(ask('/elsewhere')).toBeNull()
    world.now = { words: 'second' }
    expect(await words()).toBe('second')
  })

  it('that take long are made once, and the one from before stands in until they are done', async () => {
    const owed: (() => void)[] = []
    const { world, words } = saying(
      (publication) =>
        new Promise((resolve) => {
          owed.push(() => {
            resolve(publication.words)
          })
        }),
    )
    const first = [words(), words()]
    owed.shift()?.()
    expect(await Promise.all(first)).toEqual(['first', 'first'])
    expect(world.made).toBe(1)
    world.now = { words: 'second' }
    expect([await words(), await words()]).toEqual(['first', 'first'])
    expect(world.made).toBe(2)
    owed.shift()?.()
    await expect.poll(words).toBe('second')
    expect(world.made).toBe(2)
  })

  it('that could not be made are tried once more, and meanwhile the one from before is better than none', async () => {
    let fails = false
    const { world, words } = saying(async ({ words: said }) => {
      await Promise.resolve()
      if (fails) throw new Error('out of paint')
      return said
    })
    expect(await words()).toBe('first')
    fails = true
    world.now = { words: 'second' }
    expect(await words()).toBe('first')
    await new Promise(setImmediate)
    fails = false
    expect(await words()).toBe('first')
    await expect.poll(words).toBe('second')
  })
})
