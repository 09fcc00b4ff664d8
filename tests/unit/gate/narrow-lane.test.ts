import { describe, expect, it, test } from 'vitest'
import { formAt, isPlainLane } from '#lib/http/gate/form-addresses'
import { networkBudgets } from '#lib/http/gate/network-budgets'

const networks = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `10.${String(index >> 8)}.${String(index & 255)}.0/24`)

describe('the lane without a script', () => {
  it('has three places for a network, then one a minute', () => {
    const { takePlace } = networkBudgets()
    const taken = Array.from({ length: 100 }, () => takePlace('192.0.2.0/24'))
    expect(taken.filter(({ ok }) => ok)).toHaveLength(3)
    expect(taken.at(-1)).toEqual({ ok: false, retryAfterSeconds: 60 })
  })

  it('has few places for all networks together, however many there are', () => {
    const { takePlace } = networkBudgets()
    const taken = networks(500).map((network) => takePlace(network))
    expect(taken.filter(({ ok }) => ok)).toHaveLength(20)
    expect(taken.at(-1)).toEqual({ ok: false, retryAfterSeconds: 1 })
  })

  it('takes nothing from those whom the others leave no place', async () => {
    const { takePlace } = networkBudgets()
    for (const network of networks(20)) takePlace(network)
    for (let again = 0; again < 50; again += 1) expect(takePlace('192.0.2.0/24').ok).toBe(false)
    await new Promise((resolve) => setTimeout(resolve, 1600))
    const taken = Array.from({ length: 3 }, () => takePlace('192.0.2.0/24').ok)
    expect(taken, 'as many places as had come back').toEqual([true, true, true])
  })

  it('lets a family make mistakes, and no program', () => {
    const { take } = networkBudgets()
    const sent = Array.from({ length: 100 }, () => take('plain', '192.0.2.0/24'))
    expect(sent.filter(({ ok }) => ok)).toHaveLength(12)
    expect(sent.at(-1)).toEqual({ ok: false, retryAfterSeconds: 5 })
    expect(take('plain', '198.51.100.0/24').ok, 'another network is not refused for it').toBe(true)
    expect(take('signing', '192.0.2.0/24').ok, 'nor is the form with a script').toBe(true)
  })

  it('takes at most sixty forms at once from all networks', () => {
    const { take } = networkBudgets()
    expect(networks(300).filter((network) => take('plain', network).ok)).toHaveLength(60)
  })
})

test.each([
  ['/bg/sign/BG/plain', 'plain'],
  ['/bg/sign/BG', 'signing'],
  ['/bg/sign/BG/plain/', null],
  ['/bg/sign/bg/plain', null],
  ['/bg/sign/BG/plainer', null],
  ['/bg/busy/plain', null],
  ['/sign/BG/plain', null],
])('%s takes the form: %s', (path, form) => {
  expect(formAt(path)).toBe(form)
  expect(isPlainLane(path)).toBe(form === 'plain')
})
