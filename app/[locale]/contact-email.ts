import type { Initiative } from '#lib/domain/initiative'
import type { Site } from '#lib/site-settings/site'

/** The address to write to: the organisers' own for this site, else the representative's in the register. */
export const contactEmail = ({ contact }: Site, initiative: Initiative | null): string | null =>
  contact.email ?? initiative?.organisers.find(({ role }) => role === 'representative')?.email ?? null
