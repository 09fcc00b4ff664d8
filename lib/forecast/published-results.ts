/** What authorities have found of all that an initiative had collected. */
export interface PublishedResult {
  readonly initiative: string
  readonly collected: number
  readonly valid: number
  readonly source: string
}

/**
 * The result that forecasts begin with, and others that they are held against.
 *
 * Status: unverified. Numbers of valid statements stand in the Commission's register; those of collected ones were read
 * in the organisers' own announcements and the press, named at each.
 */
export const stopDestroyingVideogames: PublishedResult = {
  initiative: 'Stop Destroying Videogames',
  collected: 1_448_270,
  valid: 1_294_188,
  source: 'Organisers’ announcement of January 2026, repeated by the press (inkl.com, iponshop.de)',
}

export const otherResults: readonly PublishedResult[] = [
  {
    initiative: 'Fur Free Europe',
    collected: 1_701_892,
    valid: 1_502_319,
    source:
      'Organisers’ announcements of 2023 (respectforanimals.org, furfreealliance.com); the register for what is valid',
  },
  {
    initiative: 'Save Cruelty Free Cosmetics',
    collected: 1_413_383,
    valid: 1_217_916,
    source: 'Press of September 2022 (presseditorials.com); citizens-initiative-forum.europa.eu for what is valid',
  },
  {
    initiative: 'Minority SafePack',
    collected: 1_320_000,
    valid: 1_128_385,
    source: 'Organisers’ timeline (hunineu.eu), the first number rounded there',
  },
]

export const rateOf = ({ collected, valid }: Pick<PublishedResult, 'collected' | 'valid'>): number => valid / collected
