import type { RulePack } from '#lib/domain/rule'
import { howFar } from '#lib/figures/how-far'
import { grain, grainOfTotal, leastShown } from '#lib/figures/published-figures'
import { goalIn, hasCounter, nextFiguresAt, type InitiativePublication } from './publication.ts'

/** How figures are rounded, in words that go with them wherever they go. */
const note =
  `Totals are rounded down to multiples of ${String(grainOfTotal)}, counts of Member States and days to multiples of ` +
  `${String(grain)}. A count of null was held back: it is below ${String(leastShown)}. A day appears once it is over. ` +
  'Statements have not been verified by the Member States yet.'

/** Instead of it where there are none. */
const offNote = 'The organisers have switched these figures off at the moment: all of them are null or missing.'

/** What counters ask for: a few bytes, however far a collection is. */
export function countDocument(publication: InitiativePublication): object {
  const { figures, figuresAreDelayed, site, state } = publication
  return {
    total: hasCounter(publication) ? figures.count : null,
    goal: goalIn(publication).total,
    asOf: figures.asOf.toISOString(),
    nextAt: nextFiguresAt(publication).toISOString(),
    figuresAreDelayed,
    isOpen: state === 'open',
    isPractice: site.isPractice,
    isSwitchedOff: !hasCounter(publication),
  }
}

/** All figures that are published: in all, by Member State, by day. */
export function progressDocument(publication: InitiativePublication): object {
  const { initiative, figures } = publication
  const goal = goalIn(publication)
  const isShown = hasCounter(publication)
  const { reached, memberStates } = howFar(figures, goal)
  return {
    registrationNumber: initiative.registrationNumber,
    ...countDocument(publication),
    memberStatesReached: isShown ? reached : null,
    memberStatesNeeded: goal.spread?.states ?? 0,
    byMemberState: memberStates.map(({ memberState, count, threshold, share, isReached }) => ({
      memberState,
      count: isShown ? count : null,
      threshold,
      share: isShown && count !== null ? toFourPlaces(share) : null,
      isReached: isShown ? isReached : null,
    })),
    days: isShown ? figures.days.map(({ day, count, total }) => ({ day, count, total })) : [],
    note: isShown ? note : offNote,
  }
}

/** The initiative as the register has it, for programs. */
export function initiativeDocument({ initiative, origin, state, site, pack }: InitiativePublication): object {
  const { registrationNumber, registeredOn, registerUrl, period, organisers, texts } = initiative
  return {
    registrationNumber,
    registeredOn,
    registerUrl,
    law: lawOf(pack),
    opensOn: period.opensOn,
    closesOn: period.closesOn,
    isOpen: state === 'open',
    isPractice: site.isPractice,
    // In a Member State: Regulation (EU) 2019/788, Article 11(1).
    dataLocation: site.host,
    // An e-mail address stands here where the register publishes it too, as it does for contact persons.
    organisers: organisers.map(({ role, name, country, email }) => ({ role, name, country, email })),
    texts: texts.map(({ language, isOriginal, title, objectives, annexUrl, websiteUrl }) => ({
      language,
      isOriginal,
      title,
      objectives,
      annexUrl,
      websiteUrl,
      pageUrl: `${origin}/${language}`,
      signUrl: `${origin}/${language}/sign`,
    })),
  }
}

/** The law that statements are taken under; a European initiative's procedure has no name but the law's own. */
const lawOf = ({ id, version, source, words }: RulePack): object => ({
  rulePack: id,
  version,
  source,
  procedures: Object.entries(words ?? {}).map(([language, { procedure }]) => ({ language, name: procedure })),
})

const toFourPlaces = (share: number): number => Math.round(share * 10_000) / 10_000
