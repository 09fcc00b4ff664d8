import { describe, expect, it } from 'vitest'
import { slowDown, withNetworks } from '#lib/organising/slow-down'
import { noon } from './ports.ts'

const after = (seconds: number): Date => new Date(noon.getTime() + seconds * 1000)

function failing(times: number, account = 'ines@example.eu', door = slowDown()) {
  for (let failure = 0; failure < times; failure += 1) door.failed(account, noon)
  return door
}

describe('whoever keeps failing at an account', () => {
  it.each([
    [0, 0],
    [1, 0],
    [4, 0],
    [5, 15],
    [6, 30],
    [7, 60],
    [8, 120],
    [9, 240],
    [10, 480],
    [11, 900],
    [12, 900],
    [2000, 900],
  ])('waits, after %i failures, %i seconds', (failures, seconds) => {
    expect(failing(failures).waitFor('ines@example.eu', noon)).toBe(seconds * 1000)
  })

  it('waits less as time goes by, and then no more', () => {
    const door = failing(5)
    expect(door.waitFor('ines@example.eu', after(10))).toBe(5000)
    expect(door.waitFor('ines@example.eu', after(15))).toBe(0)
    expect(door.waitFor('ines@example.eu', after(1000))).toBe(0)
  })

  it('is not forgiven by waiting: the next failure costs twice as much', () => {
    const door = failing(5)
    door.failed('ines@example.eu', after(15))
    expect(door.waitFor('ines@example.eu', after(15))).toBe(30_000)
  })

  it('is forgiven by success', () => {
    const door = failing(9)
    door.succeeded('ines@example.eu')
    expect(door.waitFor('ines@example.eu', noon)).toBe(0)
    door.failed('ines@example.eu', noon)
    expect(door.waitFor('ines@example.eu', noon)).toBe(0)
  })

  it('makes nobody else wait', () => {
    expect(failing(9).waitFor('teodor@example.eu', noon)).toBe(0)
  })
})

describe('a network from which many fail', () => {
  const network = '192.0.2.0/24'

  it.each([
    [29, 0],
    [30, 5],
    [31, 10],
    [34, 60],
    [5000, 60],
  ])('is free for a family, and after %i failures waits %i seconds', (failures, seconds) => {
    expect(failing(failures, network, slowDown(withNetworks)).waitFor(network, noon)).toBe(seconds * 1000)
  })

  it('is forgiven by an hour’s peace, and not by less', () => {
    const door = failing(40, network, slowDown(withNetworks))
    door.failed(network, after(60 * 60))
    expect(door.waitFor(network, after(60 * 60))).toBe(60_000)
    door.failed(network, after(2 * 60 * 60 + 61))
    expect(door.waitFor(network, after(2 * 60 * 60 + 61))).toBe(0)
  })
})

describe('a flood of made-up accounts', () => {
  it('does not fill the memory: the oldest are forgotten', () => {
    const door = failing(9, 'oldest', slowDown({ most: 3 }))
    for (const account of ['second', 'third']) failing(5, account, door)
    expect(door.waitFor('oldest', noon)).toBeGreaterThan(0)
    failing(1, 'fourth', door)
    expect(door.waitFor('oldest', noon)).toBe(0)
    expect(door.waitFor('second', noon)).toBeGreaterThan(0)
  })

  it('does not wash away an account that is still under attack', () => {
    const door = failing(9, 'attacked', slowDown({ most: 3 }))
    for (let made = 0; made < 100; made += 1) {
      failing(1, `made-up-${String(made)}`, door)
      failing(1, 'attacked', door)
    }
    expect(door.waitFor('attacked', noon)).toBe(900_000)
  })
})

describe('tries at one account', () => {
  it('pass one after the other, in the order they came', async () => {
    const { inTurn } = slowDown()
    const steps: string[] = []
    const attempt = (name: string) => async () => {
      steps.push(`${name} begins`)
      await new Promise((resolve) => setTimeout(resolve, 2))
      steps.push(`${name} ends`)
      return name
    }
    const all = ['one', 'two', 'three'].map((name) => inTurn('ines@example.eu', attempt(name)))
    expect(await Promise.all(all)).toEqual(['one', 'two', 'three'])
    expect(steps).toEqual(['one begins', 'one ends', 'two begins', 'two ends', 'three begins', 'three ends'])
  })

  it('do not hold up tries at another', async () => {
    const { inTurn } = slowDown()
    let open = (): void => undefined
    const stuck = inTurn('ines@example.eu', () => new Promise<void>((resolve) => (open = resolve)))
    expect(await inTurn('teodor@example.eu', () => Promise.resolve('through'))).toBe('through')
    open()
    await stuck
  })

  it('go on after one that broke', async () => {
    const { inTurn } = slowDown()
    const broken = inTurn('ines@example.eu', () => Promise.reject(new Error('out of memory')))
    const next = inTurn('ines@example.eu', () => Promise.resolve('through'))
    await expect(broken).rejects.toThrow('out of memory')
    expect(await next).toBe('through')
    expect(await inTurn('ines@example.eu', () => Promise.resolve('still'))).toBe('still')
  })
})
