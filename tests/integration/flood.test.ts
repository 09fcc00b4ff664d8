import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { madeUpSignatory } from '#lib/cli/demo/people'
import { signStatement } from '#lib/collecting/sign-statement'
import { laneWatch } from '#lib/fraud/lane-watch'
import { certain } from '#tests/support/certain'
import { searchFolder } from '#tests/support/canary'
import { aForm, anOpenCollection, countedIn } from '#tests/support/collection'

const network = '198.51.237.0/24'
const userAgent = 'CanaryBrowser/47.11 (Quetzal)'
const languages = 'mt-MT,mt;q=0.87,en;q=0.13'
const everywhere = { fromHour: null, toHour: null, memberStates: [], languages: [] }

test('a flood from one network is labelled, set apart and let back; of the network and the browser nothing is written', async () => {
  const said: string[] = []
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => said.push(String(chunk)) > 0)
  try {
    const collection = await anOpenCollection()
    // A key that the test knows, so that it can look for digests too.
    const key = Buffer.alloc(32, 7)
    const lanes = laneWatch(() => key)
    const sign = async (index: number, from: string): Promise<void> => {
      const seen = lanes.look(
        { network: from, userAgent: `${userAgent} ${String(index)}`, languages, isPlain: false },
        new Date(),
        0,
      )
      const form = await aForm(collection, 'EE', { fields: madeUpSignatory('EE', index), label: seen.label })
      certain(await signStatement(collection.collecting, form))
      seen.count()
    }
    for (let index = 0; index < 20; index += 1) await sign(index, `203.0.${String(index)}.0/24`)
    for (let index = 20; index < 340; index += 1) await sign(index, network)
    // One of them once more: it gets the label that a new one would, and is not kept.
    await sign(339, network)

    expect(countedIn(collection, 'EE')).toBe(340)
    const before = { tallies: collection.tallies(), figures: collection.publicFigures().count }
    expect(collection.suspects.mark({ ...everywhere, lanes: ['one-network'] }, 1)).toMatchObject({ count: 20 })
    expect(countedIn(collection, 'EE')).toBe(320)
    expect([...collection.exporting.sealedFor('EE')]).toHaveLength(320)
    expect([...collection.exporting.sealedFor('EE', 'suspect')]).toHaveLength(20)
    expect(collection.suspects.lift(1)).toMatchObject({ count: 20 })
    expect({ tallies: collection.tallies(), figures: collection.publicFigures().count }).toEqual(before)

    const digests = [network, `${userAgent} 339`, languages].flatMap((value, index) => [
      { name: `sha-256 ${String(index)}`, value: createHash('sha256').update(value).digest('hex') },
    ])
    const canaries = [
      { name: 'network', value: network },
      { name: 'beginning of the network', value: '198.51.237' },
      { name: 'browser', value: userAgent },
      { name: 'languages', value: languages },
      { name: 'key', value: key.toString('latin1') },
      ...digests,
    ]
    expect(await searchFolder(join(collection.folder, 'data'), canaries)).toEqual([])
    for (const { value } of canaries) expect(said.join('')).not.toContain(value)
  } finally {
    write.mockRestore()
  }
}, 120_000)
