import { eci2019 } from '#lib/rules/eci-2019/index'
import { publishedFigures, type ExactFigures } from '#lib/figures/published-figures'
import type { InitiativePublication } from '#lib/publishing/publication'
import { publicDocuments } from '#lib/serving/public-documents'
import { plainSite } from '#lib/site-settings/site'
import { sampleInitiative } from '#tests/support/sample-initiative/sample-initiative'

export const noon = new Date('2026-11-22T11:00:00Z')
export const origin = 'https://collect.example.eu'

/** Figures as they are published at noon, of counts that the test knows exactly. */
export const figuresOf = (exact: ExactFigures) =>
  publishedFigures(
    () => exact,
    () => noon,
    () => 5,
  )()

export function aPublication(more: Partial<InitiativePublication> = {}): InitiativePublication {
  return {
    origin,
    initiative: sampleInitiative(),
    pack: eci2019,
    site: plainSite,
    figures: figuresOf({ memberStates: [{ memberState: 'EE', counted: 12_347 }], days: [] }),
    figuresAreDelayed: false,
    state: 'open',
    today: '2026-11-22',
    news: [],
    ...more,
  }
}

/** All documents of a site whose counts the test knows exactly. */
export function documentsOf(exact: ExactFigures) {
  const { initiative } = aPublication()
  const collection = {
    initiative,
    pack: eci2019,
    isCollecting: true,
    isLive: true,
    isClosed: false,
    hasRehearsedKey: true,
    pausedBy: null,
  }
  const publicFigures = publishedFigures(
    () => exact,
    () => noon,
    () => 5,
  )
  const document = publicDocuments({
    instance: {
      collection: () => collection,
      now: () => noon,
      publicFigures,
      site: () => plainSite,
      siteFile: () => null,
    },
    isDelayed: () => false,
    origin,
  })
  return async (address: string): Promise<string> => {
    const [path = '', query = ''] = address.split('?')
    const found = await document(path, query)
    if (found === null) throw new Error(`there is nothing at ${address}`)
    return found.bodies.identity.toString('latin1')
  }
}
