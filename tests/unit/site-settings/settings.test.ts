import { describe, expect, it } from 'vitest'
import { eci2019 } from '#lib/rules/eci-2019/index'
import { nlBurgerinitiatief } from '#lib/rules/nl-burgerinitiatief/index'
import { missingIn, sectionsUnder } from '#lib/site-settings/missing'
import { readSettings, siteFrom, type StoredSetting } from '#lib/site-settings/settings'
import { altIn, plainSite, type SitePicture } from '#lib/site-settings/site'

const stored = (settings: Readonly<Record<string, unknown>>): readonly StoredSetting[] =>
  Object.entries(settings).map(([name, value]) => ({ name, value: JSON.stringify(value) }))

const siteOf = (settings: Readonly<Record<string, unknown>>) =>
  siteFrom(readSettings(stored(settings)), [], { sendsNews: false })

const sha256 = 'ab'.repeat(32)

describe('a site', () => {
  it('is plain until something is set', () => {
    expect(siteOf({})).toEqual(plainSite)
  })

  it.each([
    ['look', { name: '', accent: null }],
    ['look', { name: 'Swifts', accent: 'red' }],
    ['logo', { type: 'image/svg+xml', sha256, width: 20, height: 20, alt: {} }],
    ['logo', { type: 'image/png', sha256: 'short', width: 20, height: 20, alt: {} }],
    ['contact', 'ines@example.eu'],
    ['host', { memberState: 'US', provider: 'X', place: 'Y' }],
    ['return-link', { url: 'javascript:alert(1)', label: 'Back' }],
    ['certificate', { sha256, bytes: 0, authority: 'X', issuedOn: '2026-11-22' }],
    ['certificate', { sha256, bytes: 1, authority: 'X', issuedOn: '22/11/2026' }],
    ['figures', { every: 0 }],
    ['proof', { least: 8, most: 1 }],
    ['proof', { least: 1, most: 99 }],
    ['nature', null],
    ['texts', { callback: { english: 'x' }, share: {}, shareSigned: {} }],
    ['pause', { reason: { en: '' }, original: 'en' }],
    ['switches', { charts: 'off' }],
  ])('goes on without a setting that cannot be read: %s', (name, value) => {
    expect(siteOf({ [name]: value })).toEqual(plainSite)
  })

  it('needs no certificate where it is for practice, and says so when it is one in earnest again', () => {
    expect(siteOf({ nature: { isPractice: true, needsCertificate: true } }).needsCertificate).toBe(false)
    expect(siteOf({ nature: { isPractice: false, needsCertificate: true } }).needsCertificate).toBe(true)
    expect(siteOf({ nature: { isPractice: false, needsCertificate: false } }).needsCertificate).toBe(false)
  })

  it('tells its organisers what is missing', () => {
    const nothing = readSettings([])
    expect(missingIn(nothing, eci2019)).toEqual({
      look: ['name'],
      contact: ['email', 'host'],
      certificate: ['certificate'],
      partners: [],
      texts: [],
      figures: [],
      switches: [],
    })
    const enough = readSettings(
      stored({
        look: { name: 'Swifts', accent: null },
        contact: { email: 'ines@example.eu', postalAddress: null },
        host: { memberState: 'EE', provider: 'X', place: 'Y' },
        nature: { isPractice: true, needsCertificate: true },
      }),
    )
    expect(Object.values(missingIn(enough, eci2019)).flat()).toEqual([])
  })

  it('has no part for a certificate that the law does not foresee, and misses none', () => {
    expect(sectionsUnder(eci2019)).toContain('certificate')
    expect(sectionsUnder(nlBurgerinitiatief)).not.toContain('certificate')
    expect(missingIn(readSettings([]), nlBurgerinitiatief).certificate).toEqual([])
  })
})

describe('what a picture shows', () => {
  const picture = (alt: SitePicture['alt']): SitePicture => ({ address: '/files/x.png', width: 1, height: 1, alt })

  it('is said in the page’s language, else in the first with the name of that language', () => {
    const swift = picture({ ro: 'Un lăstun', en: 'A swift' })
    expect(altIn(swift, 'en')).toEqual({ alt: 'A swift' })
    expect(altIn(swift, 'mt')).toEqual({ alt: 'Un lăstun', lang: 'ro' })
  })

  it('is nothing where it only adorns', () => {
    expect(altIn(picture({}), 'en')).toEqual({ alt: '' })
  })
})
