import { describe, expect, it } from 'vitest'
import { crowd } from '#lib/http/gate/crowd'

const doors = 32

/** Turns of an event loop in which so many are found at the doors, ten milliseconds each. */
function aDay() {
  const ends: (() => void)[] = []
  const seen = crowd(doors, (then) => ends.push(then))
  const world = { now: 0 }
  const turns = (count: number, found: number): boolean => {
    for (let turn = 0; turn < count; turn += 1) {
      world.now += 10
      for (let one = 0; one < found; one += 1) seen.came(world.now)
      for (const end of ends.splice(0)) end()
    }
    return seen.isThere(world.now)
  }
  return { turns, world, seen }
}

describe('a crowd at the doors', () => {
  it('is none where a few come all the time', () => {
    const { turns } = aDay()
    expect(turns(10_000, 4)).toBe(false)
  })

  it('is none where many come at once and are let in', () => {
    const { turns } = aDay()
    expect(turns(35, 32)).toBe(false)
    expect(turns(100, 2)).toBe(false)
  })

  it('is seen within a second where somebody stands at every door in every turn', () => {
    const { turns } = aDay()
    expect(turns(100, 32)).toBe(true)
  })

  it('has gone once the doors are free again, or nobody comes', () => {
    const { turns, world, seen } = aDay()
    turns(100, 32)
    expect(turns(30, 2)).toBe(false)
    turns(100, 32)
    expect(seen.isThere(world.now + 401)).toBe(false)
    world.now += 500
    expect(turns(1, 1)).toBe(false)
  })
})
