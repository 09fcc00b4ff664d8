import { memberStates } from '#lib/domain/member-states'
import type { Citizenship } from '#lib/domain/rule'

/**
 * Whose nationals were citizens of the Union while Regulation (EU) No 211/2011 held: Croatians since the accession
 * (Treaty of Accession of 2011, Article 3(3)), the British until the withdrawal (Agreement of 2020, Article 185).
 */
export const unionCitizenships: readonly Citizenship[] = [
  ...memberStates.map((country) => (country === 'HR' ? { country, from: '2013-07-01' } : { country })),
  { country: 'GB', until: '2020-01-31' },
]
