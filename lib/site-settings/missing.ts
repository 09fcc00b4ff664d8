import type { Settings } from './settings.ts'

/** The parts of the organisers' settings, in the order in which somebody new goes through them. */
export const sections = ['look', 'contact', 'certificate', 'partners', 'texts', 'figures', 'switches'] as const

export type Section = (typeof sections)[number]

export type Missing = 'name' | 'email' | 'host' | 'certificate'

/** What a site ought to have and has not. Pictures, colour, partners and a link back are nobody's duty. */
export function missingIn(settings: Settings): Readonly<Record<Section, readonly Missing[]>> {
  const { look, contact, host, certificate, nature } = settings
  const needsCertificate = nature === null || (nature.needsCertificate && !nature.isPractice)
  return {
    look: look?.name == null ? ['name'] : [],
    contact: [...(contact?.email == null ? (['email'] as const) : []), ...(host === null ? (['host'] as const) : [])],
    certificate: certificate === null && needsCertificate ? ['certificate'] : [],
    partners: [],
    texts: [],
    figures: [],
    switches: [],
  }
}
