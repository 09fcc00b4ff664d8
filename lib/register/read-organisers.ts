import type { Organiser } from '#lib/domain/initiative'
import type { Draft, DraftOrganiser, Found } from './draft.ts'
import type { Report } from './import-problem.ts'
import { readCountry, readEmailAddress, readIfPresent, readLine } from './read-values.ts'

const longestName = 200

/** The register writes `legal entity`. */
const roles: ReadonlyMap<string, Organiser['role']> = new Map([
  ['representative', 'representative'],
  ['substitute', 'substitute'],
  ['member', 'member'],
  ['legal entity', 'legal-entity'],
  ['legal-entity', 'legal-entity'],
  ['other', 'other'],
])

/**
 * Reads the group of organisers in the register's order. One of them must be the representative; where a role cannot be
 * read, that one may be it, and nobody is said to be missing.
 */
export function readOrganisers(draft: Draft, report: Report): Organiser[] {
  const readRoles = draft.organisers.map(({ role }) => readRole(role, report))
  if (readRoles.every((role) => role !== null && role !== 'representative')) {
    report('no-representative', draft.organisersAt)
  }
  return draft.organisers.map((organiser, index) => organiserFrom(organiser, readRoles[index] ?? 'other', report))
}

const organiserFrom = (organiser: DraftOrganiser, role: Organiser['role'], report: Report): Organiser => ({
  role,
  name: organiser.names.map((name) => readLine(name, longestName, report) ?? '').join(' '),
  email: readIfPresent(organiser.email, readEmailAddress, report),
  country: readIfPresent(organiser.country, readCountry, report),
})

function readRole(found: Found, report: Report): Organiser['role'] | null {
  const text = readLine(found, longestName, report)
  if (text === null) return null
  const role = roles.get(text.toLowerCase()) ?? null
  if (role === null) report('unknown-role', found)
  return role
}
