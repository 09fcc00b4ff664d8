import { expect, test } from 'vitest'
import { join } from 'node:path'
import { readChannels } from '#db/channels'
import { closeDatabase, openDatabase } from '#db/connection'
import { addChannel, removeChannel } from '#lib/site-settings/channels'
import { openInstance, type Instance } from '#lib/instance/instance'
import { temporaryFolder } from '#tests/support/collection'
import { certain } from '#tests/support/certain'

/** An instance that the test closes by itself. */
const opened = (folder: string): Instance => {
  const dataFolder = join(folder, 'data')
  return openInstance({ dataFolder, keysFolder: join(dataFolder, 'keys'), challengeTries: 2 })
}

function totalsIn(folder: string): Record<string, number> {
  const database = openDatabase(join(folder, 'data', 'colligo.sqlite'))
  const totals = Object.fromEntries(readChannels(database).map(({ code, counted }) => [code, counted]))
  closeDatabase(database)
  return totals
}

test('a partner’s statements are added to its total when the site ends, and not one by one', async () => {
  const folder = temporaryFolder()
  for (const expected of [3, 6]) {
    const instance = opened(folder)
    if (expected === 3) certain(addChannel(instance.siteKeeping, { code: 'swifts', name: 'Swift friends' }, null))
    for (let signed = 0; signed < 3; signed += 1) instance.counterFor('swifts')()
    expect(totalsIn(folder)).toEqual({ swifts: expected - 3 })
    await instance.close()
    expect(totalsIn(folder)).toEqual({ swifts: expected })
  }
})

test('a code that organisers do not know is not counted, whatever a browser sends', async () => {
  const folder = temporaryFolder()
  const instance = opened(folder)
  certain(addChannel(instance.siteKeeping, { code: 'swifts', name: 'Swift friends' }, null))
  for (const code of ['', 'nobody', "x'; --", 'SWIFTS', '__proto__']) instance.counterFor(code)()
  await instance.close()
  expect(totalsIn(folder)).toEqual({ swifts: 0 })
})

test('a partner that organisers have forgotten meanwhile stays forgotten', async () => {
  const folder = temporaryFolder()
  const instance = opened(folder)
  certain(addChannel(instance.siteKeeping, { code: 'swifts', name: 'Swift friends' }, null))
  instance.counterFor('swifts')()
  removeChannel(instance.siteKeeping, 'swifts', null)
  await instance.close()
  expect(totalsIn(folder)).toEqual({})
})
