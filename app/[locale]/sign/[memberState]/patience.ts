import type { Hindrance } from './hindrance'

/** What can be waited out. */
export type Passing = Exclude<Hindrance, { readonly kind: 'outdated' }>

/** How often a form is sent by itself before its signatory is asked to. */
const mostTries = 20
/** The same for a form that a healthy site did not take: something is wrong with it, or with us. */
const mostRefusals = 3

/**
 * How long to wait before a form is sent again, in milliseconds; `null` where it is time to stop.
 *
 * Never sooner than the site asked, and not everybody at the same moment: what turned many away would turn them away
 * again.
 *
 * @param tries - How often it was sent already.
 * @param chance - A random number from 0 to 1.
 */
export function pauseBefore(hindrance: Passing, tries: number, chance: number): number | null {
  if (tries >= (hindrance.kind === 'refused' ? mostRefusals : mostTries)) return null
  const seconds = hindrance.kind === 'busy' ? hindrance.seconds : Math.min(5 * 2 ** (tries - 1), 60)
  return Math.round(seconds * 1000 + chance * Math.min(seconds * 300, 5000))
}

/**
 * The seconds to say to somebody who listens to the page: at the start, each full minute, at thirty and at ten. A
 * voice that counted every second would drown everything else.
 */
export function spokenSeconds(left: number, atFirst: number): number {
  const minutes = Math.ceil(left / 60) * 60
  const steps = [10, 30, minutes].filter((step) => step >= left && step < atFirst)
  return Math.min(...steps, atFirst)
}
