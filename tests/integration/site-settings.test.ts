import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Instance } from '#lib/instance/instance'
import { uploadCertificate } from '#lib/site-settings/certificate'
import { changePicture } from '#lib/site-settings/change-picture'
import { addChannel, mostChannels, removeChannel } from '#lib/site-settings/channels'
import { changeContact, type ContactForm } from '#lib/site-settings/contact'
import { changeLook } from '#lib/site-settings/look'
import { changeNature, changeProtection } from '#lib/site-settings/protection'
import { certain } from '#tests/support/certain'
import { anInstance, noon } from '#tests/support/collection'
import { aPdf, aPng } from '#tests/support/pictures'

const contact: ContactForm = {
  email: 'swifts@example.eu',
  postalAddress: 'Swifts\r\n\r\n  Pikk  1 \n10123 Tallinn',
  provider: 'Hosting OÜ',
  place: 'Tallinn',
  memberState: 'EE',
  url: 'https://swifts.example.eu/thanks',
  label: 'Back to the swifts',
}

const events = ({ auditTrail }: Instance): readonly string[] =>
  auditTrail(100)
    .map(({ event }) => event)
    .toReversed()

/** Every setting changed once, by the first organiser. */
function dressed(instance: Instance): void {
  const { siteKeeping } = instance
  certain(changeLook(siteKeeping, { name: ' Save  the swifts ', accent: '#FFD400' }, null))
  certain(changePicture(siteKeeping, 'logo', { file: aPng(64, 48), isDecorative: true, alt: {} }, null))
  certain(changeContact(siteKeeping, contact, null))
  certain(uploadCertificate(siteKeeping, { file: aPdf(), authority: 'BSI', issuedOn: '2026-11-20' }, null))
  certain(changeProtection(siteKeeping, { figuresEvery: 15, least: 2, most: 4 }, null))
  certain(addChannel(siteKeeping, { code: 'birds', name: 'Bird Friends' }, null))
  changeNature(siteKeeping, { isPractice: true }, null)
}

describe('what organisers set for their site', () => {
  test('is what its pages see, and is still there when the server starts anew', () => {
    const instance = anInstance({ now: () => noon })
    dressed(instance)
    const site = instance.site()
    expect(site).toMatchObject({
      name: 'Save the swifts',
      accent: { chosen: '#ffd400', dark: '#ffd400' },
      logo: { width: 64, height: 48, alt: {} },
      contact: { email: 'swifts@example.eu', postalAddress: 'Swifts\nPikk 1\n10123 Tallinn' },
      host: { memberState: 'EE', provider: 'Hosting OÜ', place: 'Tallinn' },
      certificate: { authority: 'BSI', issuedOn: '2026-11-20', bytes: 200 },
      needsCertificate: false,
      returnLink: { url: 'https://swifts.example.eu/thanks', label: 'Back to the swifts' },
      isPractice: true,
      figuresEvery: 15,
      proof: { least: 2, most: 4 },
      channels: [{ code: 'birds', name: 'Bird Friends' }],
    })
    expect(anInstance({ folder: instance.folder }).site()).toEqual(site)
  })

  test('is put on record, each change by its organiser and each file by its digest', () => {
    const instance = anInstance({ now: () => noon })
    dressed(instance)
    expect(events(instance)).toEqual([
      'look-changed',
      'picture-uploaded',
      'contact-changed',
      'certificate-uploaded',
      'protection-changed',
      'channel-added',
      'nature-changed',
    ])
    const uploaded = instance.auditTrail(10).find(({ event }) => event === 'certificate-uploaded')
    expect(uploaded?.sha256).toBe(createHash('sha256').update(aPdf()).digest('hex'))
  })

  test('is on record with nothing that was typed', () => {
    const instance = anInstance()
    dressed(instance)
    expect(JSON.stringify(instance.auditTrail(100))).not.toMatch(/swifts|Tallinn|BSI|birds/iu)
  })

  test('is the same object until something changes, and another at once after that', () => {
    const instance = anInstance()
    const before = instance.site()
    expect(instance.site()).toBe(before)
    certain(changeLook(instance.siteKeeping, { name: 'Swifts', accent: '' }, null))
    const after = instance.site()
    expect(after).not.toBe(before)
    expect(after.name).toBe('Swifts')
    expect(instance.site()).toBe(after)
    removeChannel(instance.siteKeeping, 'nobody', null)
    expect(instance.site()).toBe(after)
  })

  test('is the same object still after it was asked for anew, as long as nothing has changed', async () => {
    const instance = anInstance()
    dressed(instance)
    const before = instance.site()
    await new Promise((resolve) => setTimeout(resolve, 1020))
    expect(instance.site()).toBe(before)
  })

  test('is seen within a second by another process, though the clock stands still or goes back', async () => {
    const clock = { now: noon }
    const one = anInstance({ now: () => clock.now })
    const other = anInstance({ folder: one.folder })
    certain(addChannel(one.siteKeeping, { code: 'birds', name: 'Bird Friends' }, null))
    expect(other.site().channels).toHaveLength(1)
    for (const name of ['Swifts', 'Martins']) {
      const before = other.site()
      certain(changeLook(one.siteKeeping, { name, accent: '' }, null))
      expect(other.site()).toBe(before)
      clock.now = new Date(clock.now.getTime() - 60_000)
      await new Promise((resolve) => setTimeout(resolve, 1020))
      expect(other.site().name).toBe(name)
    }
    removeChannel(one.siteKeeping, 'birds', null)
    await new Promise((resolve) => setTimeout(resolve, 1020))
    expect(other.site().channels).toEqual([])
  })

  test('decides how often figures come out', () => {
    const clock = { now: new Date('2026-11-22T11:07:00Z') }
    const instance = anInstance({ now: () => clock.now })
    certain(changeProtection(instance.siteKeeping, { figuresEvery: 60, least: 1, most: 8 }, null))
    expect(instance.publicFigures().asOf).toEqual(new Date('2026-11-22T11:00:00Z'))
    clock.now = new Date('2026-11-22T11:59:00Z')
    expect(instance.publicFigures().asOf).toEqual(new Date('2026-11-22T11:00:00Z'))
  })
})

describe('contact, look and protection', () => {
  test.each([
    [{ email: 'swifts' }, { email: 'no-email' }],
    [{ email: 'a@b.eu?cc=x@y.eu' }, { email: 'no-email' }],
    [{ postalAddress: 'x'.repeat(501) }, { postalAddress: 'too-long' }],
    [{ provider: '' }, { provider: 'missing' }],
    [{ place: 'x'.repeat(121) }, { place: 'too-long' }],
    [{ memberState: '' }, { memberState: 'missing' }],
    [{ memberState: 'US' }, { memberState: 'no-member-state' }],
    [{ url: 'http://swifts.example.eu' }, { url: 'no-address' }],
    [{ url: 'javascript:alert(1)' }, { url: 'no-address' }],
    [{ url: 'https://swifts.example.eu@evil.example' }, { url: 'no-address' }],
    [{ url: `https://swifts.example.eu/${'x'.repeat(300)}` }, { url: 'too-long' }],
    [{ url: '' }, { url: 'missing' }],
    [{ label: '' }, { label: 'missing' }],
    [{ label: 'x'.repeat(61) }, { label: 'too-long' }],
  ])('are refused with what is wrong: %#', (changes, problem) => {
    const { siteKeeping } = anInstance()
    expect(changeContact(siteKeeping, { ...contact, ...changes }, null)).toEqual({ ok: false, problem })
  })

  test('can be taken back', () => {
    const { siteKeeping, site } = anInstance()
    certain(changeContact(siteKeeping, contact, null))
    const nothing = Object.fromEntries(Object.keys(contact).map((field) => [field, ' '])) as unknown as ContactForm
    certain(changeContact(siteKeeping, nothing, null))
    expect(site()).toMatchObject({ contact: { email: null, postalAddress: null }, host: null, returnLink: null })
    certain(changeLook(siteKeeping, { name: 'Swifts', accent: '#123' }, null))
    certain(changeLook(siteKeeping, { name: '', accent: '' }, null))
    expect(site()).toMatchObject({ name: 'Colligo', accent: null })
  })

  test('say what is no colour and what is too long', () => {
    const { siteKeeping } = anInstance()
    expect(changeLook(siteKeeping, { name: 'x'.repeat(61), accent: 'reddish' }, null)).toEqual({
      ok: false,
      problem: { name: 'too-long', accent: 'no-colour' },
    })
  })

  test.each([
    [{ figuresEvery: 1 }, { figuresEvery: 'no-choice' }],
    [{ least: 8 }, { least: 'no-choice' }],
    [{ most: 100 }, { most: 'no-choice' }],
    [{ least: 4, most: 2 }, { most: 'below-least' }],
    [{ figuresEvery: Number.NaN }, { figuresEvery: 'no-choice' }],
  ])('take no number that was not offered: %#', (changes, problem) => {
    const { siteKeeping } = anInstance()
    const form = { figuresEvery: 5, least: 1, most: 8, ...changes }
    expect(changeProtection(siteKeeping, form, null)).toEqual({ ok: false, problem })
  })
})

describe('partners', () => {
  test.each(['a', 'x'.repeat(25), 'bird friends', 'vögel', '?from=', ''])('have no code such as “%s”', (code) => {
    const { siteKeeping } = anInstance()
    expect(addChannel(siteKeeping, { code, name: 'X' }, null)).toEqual({ ok: false, problem: { code: 'no-code' } })
  })

  test('have a code of their own each, and lose nothing when another asks for it', () => {
    const instance = anInstance()
    const { siteKeeping } = instance
    certain(addChannel(siteKeeping, { code: ' Birds ', name: 'Bird Friends' }, null))
    const again = addChannel(siteKeeping, { code: 'birds', name: 'Others' }, null)
    expect(again).toEqual({ ok: false, problem: { code: 'taken' } })
    expect(siteKeeping.channels()).toEqual([{ code: 'birds', name: 'Bird Friends', counted: 0 }])
    expect(events(instance)).toEqual(['channel-added'])
  })

  test('are not more than the gate keeps pages for', () => {
    const { siteKeeping } = anInstance()
    for (let number = 0; number < mostChannels; number += 1) {
      certain(addChannel(siteKeeping, { code: `partner-${String(number)}`, name: 'X' }, null))
    }
    const more = addChannel(siteKeeping, { code: 'one-more', name: 'X' }, null)
    expect(more).toEqual({ ok: false, problem: { code: 'too-many' } })
  })
})
