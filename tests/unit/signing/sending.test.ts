import { describe, expect, it } from 'vitest'
import type { Hindrance } from '../../../app/[locale]/sign/[memberState]/hindrance.ts'
import { sendPatiently, type Sending, type Step } from '../../../app/[locale]/sign/[memberState]/sending.ts'

/** A page that is hindered as told, time after time, and then gets its receipt; nobody really waits. */
function aPage(hindrances: readonly Hindrance[], isLeftAlone = (): boolean => true) {
  const shown: Extract<Step, { kind: 'held' }>[] = []
  const pauses: number[] = []
  let sent = 0
  const sending: Sending<string> = {
    send: () => {
      sent += 1
      return sent > hindrances.length ? Promise.resolve('receipt') : Promise.reject(new Error('hindered'))
    },
    hindranceAfter: () => Promise.resolve(hindrances[sent - 1]!),
    hold: (step, milliseconds) => {
      shown.push(step)
      pauses.push(milliseconds)
      return Promise.resolve(isLeftAlone())
    },
    chance: () => 0,
  }
  return { sending, shown, pauses, sent: () => sent }
}

const busy = (seconds: number): Hindrance => ({ kind: 'busy', seconds })

describe('a form that is sent', () => {
  it('is sent once where nothing is in the way', async () => {
    const page = aPage([])
    expect(await sendPatiently(page.sending)).toEqual({ answer: 'receipt' })
    expect(page.sent()).toBe(1)
    expect(page.shown).toEqual([])
  })

  it('is sent again by itself after the time that a busy site asked for', async () => {
    const page = aPage([busy(20), busy(40)])
    expect(await sendPatiently(page.sending)).toEqual({ answer: 'receipt' })
    expect(page.pauses).toEqual([20_000, 40_000])
    expect(page.shown.map(({ by, seconds }) => [by, seconds])).toEqual([
      ['busy', 20],
      ['busy', 40],
    ])
  })

  it('survives a connection that comes and goes', async () => {
    const page = aPage([{ kind: 'unreachable' }, busy(5), { kind: 'unreachable' }])
    expect(await sendPatiently(page.sending)).toEqual({ answer: 'receipt' })
    expect(page.sent()).toBe(4)
  })

  it('is sent twenty times at most', async () => {
    const page = aPage(Array.from({ length: 100 }, () => busy(1)))
    expect(await sendPatiently(page.sending)).toEqual({ stopped: 'exhausted' })
    expect(page.sent()).toBe(20)
  })

  it('is not sent again after it was changed in the meantime', async () => {
    const page = aPage([busy(20), busy(20)], () => false)
    expect(await sendPatiently(page.sending)).toEqual({ stopped: 'edited' })
    expect(page.sent()).toBe(1)
  })

  it('is not sent again to a site that does not know it any more', async () => {
    const page = aPage([{ kind: 'outdated' }])
    expect(await sendPatiently(page.sending)).toEqual({ stopped: 'outdated' })
    expect(page.sent()).toBe(1)
  })
})
