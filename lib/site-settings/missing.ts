import type { RulePack } from '#lib/domain/rule'
import type { Settings } from './settings.ts'

/** The parts of the organisers' settings, in the order in which somebody new goes through them. */
const sections = ['look', 'contact', 'certificate', 'partners', 'texts', 'figures', 'switches'] as const

export type Section = (typeof sections)[number]

export type Missing = 'name' | 'email' | 'host' | 'certificate'

type Law = Pick<RulePack, 'foresees'>

/** The parts that a collection has under its law: there is none for a certificate that the law does not foresee. */
export const sectionsUnder = ({ foresees }: Law): readonly Section[] =>
  sections.filter((section) => section !== 'certificate' || foresees.certificateOfConformity)

/** What a site ought to have and has not. Pictures, colour, partners and a link back are nobody's duty. */
export function missingIn(settings: Settings, law: Law): Readonly<Record<Section, readonly Missing[]>> {
  const { look, contact, host } = settings
  return {
    look: look?.name == null ? ['name'] : [],
    contact: [...(contact?.email == null ? (['email'] as const) : []), ...(host === null ? (['host'] as const) : [])],
    certificate: lacksCertificate(settings, law) ? ['certificate'] : [],
    partners: [],
    texts: [],
    figures: [],
    switches: [],
  }
}

function lacksCertificate({ certificate, nature }: Settings, { foresees }: Law): boolean {
  const isAskedFor = nature === null || (nature.needsCertificate && !nature.isPractice)
  return foresees.certificateOfConformity && isAskedFor && certificate === null
}
