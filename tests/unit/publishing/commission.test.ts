import { describe, expect, it } from 'vitest'
import * as commission from '#lib/publishing/commission'
import { memberStates } from '#lib/domain/member-states'
import { aPublication, figuresOf } from './publications.ts'

describe('the Commission’s own addresses', () => {
  const publication = aPublication({
    figures: figuresOf({
      memberStates: [
        { memberState: 'EL', counted: 7569 },
        { memberState: 'FR', counted: 58_320 },
      ],
      days: [],
    }),
  })

  it('give the count and the goal, as the counters on people’s own sites read them', () => {
    expect(commission.progression(publication)).toEqual({ signatureCount: 65_880, goal: 1_000_000 })
  })

  it('give the map with ISO codes in lower case, Greece as gr, and the threshold under its old spelling', () => {
    const { signatureCountryCount } = commission.distributionMap(publication) as {
      signatureCountryCount: { countryCode: string }[]
    }
    expect(signatureCountryCount).toHaveLength(memberStates.length)
    expect(signatureCountryCount.find(({ countryCode }) => countryCode === 'gr')).toEqual({
      countryCode: 'gr',
      count: 7565,
      totalCount: 7565,
      treshold: 15_120,
      percentage: 50.03,
    })
    expect(signatureCountryCount.find(({ countryCode }) => countryCode === 'fr')).toMatchObject({ percentage: 100 })
  })

  it('give the days as trackers take them apart: day, month and year with strokes between', () => {
    expect(commission.description(publication)).toMatchObject({
      initiativeInfo: { registrationDate: '17/06/2026', closingDate: '30/09/2027' },
      descriptions: [{ original: true }],
    })
  })

  it('give each language’s wording under the number that it has in the list of all', () => {
    const all = commission.allDescriptions(publication) as { descriptions: { id: number; languageCode: string }[] }
    expect(all.descriptions).toHaveLength(24)
    for (const { id, languageCode } of all.descriptions) {
      expect(commission.descriptionByLanguage(publication, languageCode)).toMatchObject({
        descriptions: [{ id, languageCode }],
      })
    }
    expect(commission.descriptionByLanguage(publication, 'ru')).toBeNull()
  })

  it('give names in two parts that make the name again, and no e-mail address that the register does not have', () => {
    const { contactDTOlist } = commission.contacts(publication) as {
      contactDTOlist: { firstName: string; familyName: string; email: string }[]
    }
    const { organisers } = publication.initiative
    expect(contactDTOlist.map(({ firstName, familyName }) => `${firstName} ${familyName}`.trim())).toEqual(
      organisers.map(({ name }) => name),
    )
    expect(contactDTOlist.map(({ email }) => email)).toEqual(organisers.map(({ email }) => email ?? ''))
  })

  it.each([
    ['2027-09-29', 1],
    ['2027-09-30', 0],
    ['2027-10-05', 0],
  ])('count the days that are left on %s', (today, value) => {
    expect(commission.daysLeft(aPublication({ today }))).toEqual({ value })
  })

  it('say whether statements are taken', () => {
    expect(commission.collectorState(publication)).toEqual({ collectionMode: 'on' })
    expect(commission.collectorState(aPublication({ state: 'paused' }))).toEqual({ collectionMode: 'off' })
    expect(commission.systemState(aPublication({ state: 'over' }))).toMatchObject({ collecting: false })
  })
})
