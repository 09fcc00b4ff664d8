import { fail, ok, type Result } from '#lib/domain/result'
import { found, type Problems, type SiteKeeping } from './keeping.ts'
import type { Channel } from './settings.ts'
import { lengthOf, lineOf } from './typed-text.ts'

/** Partners that are counted at most: the gate keeps pages for each. */
export const mostChannels = 50

const longestName = 80

export type ChannelProblems = Problems<keyof Channel, 'no-code' | 'taken' | 'too-many' | 'missing' | 'too-long'>

/** Has links with a partner's code counted from now on. */
export function addChannel(
  keeping: SiteKeeping,
  form: Channel,
  organiserId: number | null,
): Result<void, ChannelProblems> {
  const [code, name] = [lineOf(form.code).toLowerCase(), lineOf(form.name)]
  const problems = found({
    code: /^[a-z0-9-]{2,24}$/u.test(code) ? (keeping.channels().length >= mostChannels ? 'too-many' : null) : 'no-code',
    name: name === '' ? 'missing' : lengthOf(name) > longestName ? 'too-long' : null,
  })
  if (problems !== null) return fail(problems)
  return keeping.addChannel({ code, name }, { event: 'channel-added', organiserId })
    ? ok(undefined)
    : fail({ code: 'taken' })
}

/** Forgets a partner's code and its total. */
export function removeChannel(keeping: SiteKeeping, code: string, organiserId: number | null): void {
  if (!keeping.channels().some((channel) => channel.code === code)) return
  keeping.removeChannel(code, { event: 'channel-removed', organiserId })
}
