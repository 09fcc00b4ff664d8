import type { Instance } from '#lib/instance/instance'
import { log } from '#lib/log/events'
import { makeSetUpLink, setUpHours } from '#lib/organising/set-up'

/**
 * Says in the log where the first organiser makes their account, while nobody is there or on the way. Whoever reads the log
 * runs the machine, and could do the same by a command.
 *
 * @param origin - Of the organisers' side.
 */
export function offerSetUp(
  { organising, settingUp }: Pick<Instance, 'organising' | 'settingUp'>,
  origin: string,
): void {
  if (settingUp.expectsOrganisers()) return
  const made = makeSetUpLink(organising, settingUp)
  if (!made.ok) return
  const until = new Date(organising.now().getTime() + setUpHours * 60 * 60 * 1000).toISOString()
  log('set-up-link', { address: `${origin}/organiser/setup/${made.value}`, until })
}
