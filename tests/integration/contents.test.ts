import { describe, expect, test } from 'vitest'
import type { Instance } from '#lib/instance/instance'
import { askForNews, consentVersion } from '#lib/news/read-news'
import { closeCollection, openCollection } from '#lib/organising/collection-switch'
import { pauseCollection, resumeCollection } from '#lib/organising/pause'
import { progression, distributionMap } from '#lib/publishing/schemas'
import * as schemas from '#lib/publishing/schemas'
import { pageVersions } from '#lib/serving/page-versions'
import { publicDocuments } from '#lib/serving/public-documents'
import { pauseReasonIn, plainSite, type Switches } from '#lib/site-settings/site'
import { changeSwitches } from '#lib/site-settings/switches'
import { changeTexts, longestSiteText } from '#lib/site-settings/texts'
import { certain } from '#tests/support/certain'
import { anInstance, anOpenCollection, initiativeOfToday } from '#tests/support/collection'
import { aSiteWithMail, asked, origin } from '#tests/support/news-site'

const events = ({ auditTrail }: Instance, last: number): readonly string[] =>
  auditTrail(last)
    .map(({ event }) => event)
    .toReversed()

const pause = (instance: Instance, typed: Readonly<Record<string, string>>) =>
  pauseCollection(instance.organising, instance.pausing, typed, null)
const resume = (instance: Instance) => resumeCollection(instance.organising, instance.collectionSwitch, null)
const off = (instance: Instance, ...names: readonly (keyof Switches)[]): void => {
  const switches = { ...plainSite.switches, ...Object.fromEntries(names.map((name) => [name, false])) }
  changeSwitches(instance.siteKeeping, switches, null)
}

/** The initiative's own language is the first that its register names as the original. */
const original = initiativeOfToday().texts.find(({ isOriginal }) => isOriginal)!.language

describe('texts of the organisers’ own', () => {
  const texts = { callback: ' Come  home ', share: 'Look\nat this', shareSigned: '' }

  test('are there in the languages in which they were written, and are put on record without a word of them', () => {
    const instance = anInstance()
    certain(changeTexts(instance.siteKeeping, 'fi', texts, null))
    certain(changeTexts(instance.siteKeeping, 'et', { callback: '', share: 'Vaata', shareSigned: 'Tule' }, null))
    expect(instance.site().texts).toEqual({
      callback: { fi: 'Come home' },
      share: { fi: 'Look at this', et: 'Vaata' },
      shareSigned: { et: 'Tule' },
    })
    expect(events(instance, 2)).toEqual(['texts-changed', 'texts-changed'])
    expect(JSON.stringify(instance.auditTrail(10))).not.toContain('Vaata')
    expect(anInstance({ folder: instance.folder }).site().texts).toEqual(instance.site().texts)
  })

  test('are taken back by leaving them empty', () => {
    const instance = anInstance()
    certain(changeTexts(instance.siteKeeping, 'fi', texts, null))
    certain(changeTexts(instance.siteKeeping, 'fi', { callback: ' ', share: '', shareSigned: '\n' }, null))
    expect(instance.site().texts).toEqual(plainSite.texts)
  })

  test('are as long as a message may be, and no longer, each said of its field', () => {
    const { siteKeeping } = anInstance()
    const [longest, tooLong] = ['🐦'.repeat(longestSiteText), 'a'.repeat(longestSiteText + 1)]
    expect(changeTexts(siteKeeping, 'en', { callback: longest, share: longest, shareSigned: longest }, null).ok).toBe(
      true,
    )
    expect(changeTexts(siteKeeping, 'en', { callback: tooLong, share: 'x', shareSigned: tooLong }, null)).toEqual({
      ok: false,
      problem: { callback: 'too-long', shareSigned: 'too-long' },
    })
  })
})

describe('a collection that counts', () => {
  test('is paused with a reason that citizens read in their language, or in the initiative’s own', async () => {
    const instance = await anOpenCollection()
    certain(pause(instance, { [original]: ' A fault\nis mended. ', mt: 'Qed insewwu.', et: ' ' }))
    expect(instance.collection().isCollecting).toBe(false)
    expect(pauseReasonIn(instance.site(), 'mt')).toEqual({ text: 'Qed insewwu.' })
    expect(pauseReasonIn(instance.site(), 'el')).toEqual({ text: 'A fault is mended.', lang: original })
    expect(events(instance, 1)).toEqual(['collection-paused'])
  })

  test('is taken up again without its reason, and that is put on record once', async () => {
    const instance = await anOpenCollection()
    certain(pause(instance, { [original]: 'A fault is mended.' }))
    certain(resume(instance))
    certain(resume(instance))
    expect(instance.collection().isCollecting).toBe(true)
    expect(instance.siteKeeping.settings().pause).toBeNull()
    expect(events(instance, 2)).toEqual(['collection-paused', 'collection-resumed'])
  })

  test('is given another reason while it is paused', async () => {
    const instance = await anOpenCollection()
    certain(pause(instance, { [original]: 'A fault.' }))
    certain(pause(instance, { [original]: 'Another fault.' }))
    expect(pauseReasonIn(instance.site(), original)).toEqual({ text: 'Another fault.' })
    expect(events(instance, 2)).toEqual(['collection-paused', 'texts-changed'])
  })

  test('is not paused without a reason in the initiative’s language, nor with one that is too long', async () => {
    const instance = await anOpenCollection()
    expect(pause(instance, { mt: 'x'.repeat(301) })).toEqual({
      ok: false,
      problem: { reasons: { [original]: 'missing', mt: 'too-long' } },
    })
    expect(instance.collection().isCollecting).toBe(true)
    expect(instance.siteKeeping.settings().pause).toBeNull()
  })

  test('shows no old reason when it is closed in another way', async () => {
    const instance = await anOpenCollection()
    certain(pause(instance, { [original]: 'A fault is mended.' }))
    certain(openCollection(instance.organising, instance.collectionSwitch, null))
    closeCollection(instance.organising, instance.collectionSwitch, null)
    expect(instance.siteKeeping.settings().pause).toBeNull()
  })

  test('is one that has gone live, and has not ended', async () => {
    const instance = await anOpenCollection()
    const test = anInstance()
    expect(pause(test, { en: 'Why' })).toEqual({ ok: false, problem: 'not-live' })
    expect(resume(test)).toEqual({ ok: false, problem: 'not-live' })
    instance.collectionSwitch.setClosed()
    expect(pause(instance, { [original]: 'Why' })).toEqual({ ok: false, problem: 'over' })
    expect(resume(instance)).toEqual({ ok: false, problem: 'over' })
  })
})

/** All documents of an instance, as its server gives them. */
function documentsOf(instance: Instance) {
  const document = publicDocuments({ instance, isDelayed: () => false, origin })
  return async (path: string, query = ''): Promise<string> =>
    (await document(path, query))?.bodies.identity.toString() ?? ''
}

describe('a switch', () => {
  test('is off within a second in another process, and is put on record once', async () => {
    const instance = anInstance()
    const other = anInstance({ folder: instance.folder })
    expect(other.site().switches.charts).toBe(true)
    off(instance, 'charts')
    off(instance, 'charts')
    expect(instance.site().switches).toEqual({ ...plainSite.switches, charts: false })
    expect(events(instance, 10)).toEqual(['switches-changed'])
    await new Promise((resolve) => setTimeout(resolve, 1020))
    expect(other.site().switches.charts).toBe(false)
  })

  test('has every kept page rendered anew', async () => {
    const instance = await anOpenCollection()
    const version = pageVersions(instance, () => false)
    const before = version({ shows: 'figures' })
    off(instance, 'charts')
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(version({ shows: 'figures' })).not.toBe(before)
  })

  test('for the counter takes every figure from programs and other sites, in shapes that stay valid', async () => {
    const instance = await anOpenCollection()
    const document = documentsOf(instance)
    const json = async (path: string, query = ''): Promise<unknown> => JSON.parse(await document(path, query))
    expect(schemas.count.parse(await json('/api/v1/count'))).toMatchObject({ total: 0, isSwitchedOff: false })
    off(instance, 'counter')
    await new Promise((resolve) => setTimeout(resolve, 60))

    expect(schemas.count.parse(await json('/api/v1/count'))).toMatchObject({ total: null, isSwitchedOff: true })
    const progress = schemas.progress.parse(await json('/api/v1/progress'))
    expect(progress).toMatchObject({ total: null, memberStatesReached: null, days: [], isSwitchedOff: true })
    expect(new Set(progress.byMemberState.map(({ count, share, isReached }) => count ?? share ?? isReached))).toEqual(
      new Set([null]),
    )
    expect(await json('/api/progress')).toMatchObject({ count: null, isSwitchedOff: true })
    expect(progression.parse(await json('/api/report/progression')).signatureCount).toBe(0)
    const map = distributionMap.parse(await json('/api/report/map')).signatureCountryCount
    expect(map.every(({ count, totalCount, percentage }) => count + totalCount + percentage === 0)).toBe(true)
    const embed = await json('/oembed', `url=${encodeURIComponent(`${origin}/en`)}`)
    expect(schemas.oembed.parse(embed)).toMatchObject({ type: 'link' })
    expect(await document('/en/badge.svg')).toContain('The counter is switched off at the moment.')
    expect((await document('/api/v1/progress.csv')).split('\r\n')[1]).toMatch(/^[^,]+,[A-Z]{2},,\d+,,$/u)
    expect((await document('/api/v1/days.csv')).trim()).toBe('day,count,total')
  })

  test('for news by e-mail offers no form and refuses what is sent; whoever reads them already is not touched', async () => {
    const site = await aSiteWithMail()
    const { token } = await asked(site)
    off(site, 'mail')
    expect(site.site().sendsNews).toBe(false)
    // The same object still: pages are kept by it.
    await new Promise((resolve) => setTimeout(resolve, 1020))
    const before = site.site()
    await new Promise((resolve) => setTimeout(resolve, 1020))
    expect(site.site()).toBe(before)
    const form = { email: 'jonas@example.eu', consent: consentVersion, language: 'en' }
    expect(askForNews(site.newsReading, form)).toEqual({ ok: false, problem: 'not-offered' })
    const today = new Date(site.now()).toISOString().slice(0, 10)
    expect(site.newsReading.confirm(token, '2000-01-01', today)).toBe(true)
    expect(site.newsReaders.counts()).toEqual({ confirmed: 1, waiting: 0 })
    off(site)
    expect(askForNews(site.newsReading, form).ok).toBe(true)
  })
})
