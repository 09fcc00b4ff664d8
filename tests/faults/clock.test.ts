import { join } from 'node:path'
import { expect, test } from 'vitest'
import { play, scenes } from './clock.ts'
import { scratchOfTest } from './scratch-of-test.ts'

test.each(Object.entries(scenes))('%s', async (_, scene) => {
  const { lost, unsound } = await play(scene, join(scratchOfTest(), 'scene'))
  expect([...lost, ...unsound]).toEqual([])
})
