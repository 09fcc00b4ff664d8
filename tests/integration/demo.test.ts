import { join } from 'node:path'
import { expect, test } from 'vitest'
import { foundDemo } from '#lib/cli/demo/found'
import { openDatabase } from '#db/connection'
import { readDailyTallies } from '#db/statements'
import { temporaryFolder } from '#tests/support/collection'

test('a demonstration has people who signed over the last month, and none of them is refused', async () => {
  const dataFolder = join(temporaryFolder(), 'demo')
  let signed = 0
  await foundDemo({
    dataFolder,
    statements: 320,
    onSigned: (done) => {
      signed = done
    },
  })
  const database = openDatabase(join(dataFolder, 'colligo.sqlite'))
  const days = readDailyTallies(database)
  database.$client.close()
  expect(signed).toBe(320)
  expect(days.reduce((sum, { counted }) => sum + counted, 0)).toBe(320)
  expect(new Set(days.map(({ day }) => day)).size).toBeGreaterThan(25)
}, 60_000)
