/** An instant as documents say it: `2026-11-30 14:05 UTC`. */
export const momentText = (at: string): string => `${at.slice(0, 16).replace('T', ' ')} UTC`

export const dayText = (at: string): string => at.slice(0, 10)

export const orNone = (at: string | null): string => (at === null ? 'never' : momentText(at))

/** How much, as people read it. */
export function sizeText(bytes: number): string {
  if (bytes < 10_000) return `${String(bytes)} bytes`
  return bytes < 10_000_000 ? `${String(Math.round(bytes / 1000))} kB` : `${String(Math.round(bytes / 1_000_000))} MB`
}

/** A path that is too long for a narrow column goes on in a second line, after its last folder. */
export const brokenPath = (path: string, most = 30): string =>
  path.length > most ? path.replace(/\/(?=[^/]+$)/u, '/\n') : path

/** Who owns something, in words. */
export const ownersText = (owners: readonly string[]): string =>
  owners.map((owner) => (owner === 'colligo' ? 'software' : owner)).join(', ')

/** What a clause asks, where the heading or an introduction says what “recalled” means. */
export const shortRequirement = (requirement: string): string =>
  requirement.replace('(recalled, to be compared with the Official Journal)', '(recalled)')
