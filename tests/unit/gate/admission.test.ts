import { describe, expect, it } from 'vitest'
import { admission } from '#lib/http/gate/admission'

const limits = { slots: 4, mostWaiting: 3, patience: 60, reserved: 1 } as const

describe('the entrance', () => {
  it('lets in as many as there are slots, has some wait, and refuses the rest at once', async () => {
    const entrance = admission(limits)
    expect(await Promise.all([1, 2, 3].map(() => entrance.enter(false)))).toEqual([true, true, true])
    const waiting = [entrance.enter(false), entrance.enter(false)]
    expect(await entrance.enter(false)).toBe(false)
    entrance.leave()
    expect(await waiting[0]).toBe(true)
    entrance.leave()
    expect(await waiting[1]).toBe(true)
    expect(entrance.inside()).toBe(3)
  })

  it('keeps a slot for organisers when everybody wants in', async () => {
    const entrance = admission(limits)
    for (let count = 0; count < 3; count += 1) await entrance.enter(false)
    void entrance.enter(false)
    expect(await entrance.enter(true)).toBe(true)
    expect(entrance.inside()).toBe(4)
  })

  it('lets nobody wait longer than promised', async () => {
    const entrance = admission(limits)
    for (let count = 0; count < 3; count += 1) await entrance.enter(false)
    expect(await entrance.enter(false)).toBe(false)
    // Whoever has gone takes no slot with them.
    entrance.leave()
    expect(await entrance.enter(false)).toBe(true)
  })

  it('says how much of what can be taken is taken', async () => {
    const entrance = admission(limits)
    expect(entrance.busy()).toBe(0)
    for (let count = 0; count < 3; count += 1) await entrance.enter(false)
    const waiting = [entrance.enter(false), entrance.enter(false)]
    expect(entrance.busy()).toBeCloseTo(4 / 7)
    await Promise.all(waiting)
  })
})
