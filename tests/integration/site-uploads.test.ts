import { describe, expect, test } from 'vitest'
import type { Instance } from '#lib/instance/instance'
import { importInitiative } from '#lib/organising/collection-switch'
import { removeCertificate, uploadCertificate } from '#lib/site-settings/certificate'
import { changePicture, removePicture } from '#lib/site-settings/change-picture'
import { certain } from '#tests/support/certain'
import { anInstance, noon } from '#tests/support/collection'
import { anExif, aPdf, aPng, jpegSegment, jpegWith, samplePicture } from '#tests/support/pictures'
import { sampleInitiative } from '#tests/support/sample-initiative/sample-initiative'

const events = ({ auditTrail }: Instance): readonly string[] =>
  auditTrail(100)
    .map(({ event }) => event)
    .toReversed()

describe('a picture', () => {
  const form = { file: aPng(40, 30), isDecorative: false, alt: { en: 'A swift', ro: ' Un  lăstun ' } }

  test('is found by its address with what it is and nothing it told, and by no other', () => {
    const { siteKeeping, site, siteFile } = anInstance()
    const telling = jpegWith([jpegSegment(0xe1, anExif(1))])
    certain(changePicture(siteKeeping, 'logo', { ...form, file: telling }, null))
    const address = site().logo?.address ?? ''
    expect(address).toMatch(/^\/files\/[0-9a-f]{32}\.jpg$/u)
    expect(siteFile(address)?.type).toBe('image/jpeg')
    expect(siteFile(address)?.bytes()).toEqual(samplePicture('sample.jpg'))
    for (const other of [`${address}x`, address.replace('jpg', 'png'), '/files/logo', '/files/', '']) {
      expect(siteFile(other)).toBeNull()
    }
  })

  test('has another address when its bytes are others, and the one before leads nowhere', () => {
    const { siteKeeping, site, siteFile } = anInstance()
    certain(changePicture(siteKeeping, 'logo', form, null))
    const before = site().logo?.address ?? ''
    const underWay = siteFile(before)
    certain(changePicture(siteKeeping, 'logo', { ...form, file: aPng(41, 30) }, null))
    expect(siteFile(before)).toBeNull()
    expect(underWay?.bytes()).toBeNull()
    expect(site().logo?.address).not.toBe(before)
  })

  test('is found at once by a process that has not heard of it', () => {
    const one = anInstance()
    const other = anInstance({ folder: one.folder })
    expect(other.site().cover).toBeNull()
    certain(changePicture(one.siteKeeping, 'cover', { ...form, file: aPng(400, 300) }, null))
    expect(other.siteFile(one.site().cover?.address ?? '')?.bytes()).toEqual(aPng(400, 300))
  })

  test('is said in the initiative’s language, or explicitly adorns', () => {
    const instance = anInstance()
    certain(importInitiative(instance.organising, instance.collectionSwitch, sampleInitiative()))
    const { siteKeeping, site } = instance
    const original = siteKeeping.originalLanguage() ?? ''
    const change = (changes: object) => changePicture(siteKeeping, 'logo', { ...form, ...changes }, null)
    expect(change({ alt: { mt: 'Għasfur', [original]: '  ' } })).toEqual({ ok: false, problem: { alt: 'missing' } })
    expect(change({ alt: { [original]: 'x'.repeat(301) } })).toEqual({ ok: false, problem: { alt: 'too-long' } })
    certain(change({ alt: { mt: 'Għasfur', [original]: 'A swift' } }))
    expect(Object.keys(site().logo?.alt ?? {})).toEqual([original, 'mt'])
    certain(change({ isDecorative: true }))
    expect(site().logo?.alt).toEqual({})
  })

  test('stays when only its texts change, and goes when it is taken down', () => {
    const instance = anInstance()
    const { siteKeeping, site, siteFile } = instance
    const missing = { ok: false, problem: { file: 'missing' } }
    expect(changePicture(siteKeeping, 'logo', { ...form, file: null }, null)).toEqual(missing)
    certain(changePicture(siteKeeping, 'logo', form, null))
    const address = site().logo?.address ?? ''
    certain(changePicture(siteKeeping, 'logo', { ...form, file: null, alt: { en: 'Two swifts' } }, null))
    expect(site().logo).toMatchObject({ address, alt: { en: 'Two swifts' } })
    removePicture(siteKeeping, 'logo', null)
    removePicture(siteKeeping, 'logo', null)
    expect(site().logo).toBeNull()
    expect(siteFile(address)).toBeNull()
    expect(events(instance)).toEqual(['picture-uploaded', 'look-changed', 'picture-removed'])
  })

  test('that cannot be shown changes nothing', () => {
    const instance = anInstance()
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')
    const changed = changePicture(instance.siteKeeping, 'logo', { file: svg, isDecorative: false, alt: {} }, null)
    expect(changed).toEqual({ ok: false, problem: { file: 'no-picture', alt: 'missing' } })
    expect(instance.site().logo).toBeNull()
    expect(events(instance)).toEqual([])
  })
})

describe('the certificate', () => {
  const form = { file: aPdf(), authority: 'BSI', issuedOn: '2026-11-20' }

  test.each([
    [{ file: null }, { file: 'missing' }],
    [{ file: Buffer.from('%PDF-1.7 and no end') }, { file: 'no-pdf' }],
    [{ file: Buffer.from('PK\x03\x04 %%EOF') }, { file: 'no-pdf' }],
    [{ file: aPdf(2 * 1024 * 1024 + 1) }, { file: 'too-heavy' }],
    [{ authority: ' ' }, { authority: 'missing' }],
    [{ authority: 'x'.repeat(121) }, { authority: 'too-long' }],
    [{ issuedOn: '20.11.2026' }, { issuedOn: 'no-day' }],
    [{ issuedOn: '2026-11-23' }, { issuedOn: 'in-future' }],
  ])('is refused with what is wrong: %#', (changes, problem) => {
    const { siteKeeping, site } = anInstance({ now: () => noon })
    expect(uploadCertificate(siteKeeping, { ...form, ...changes }, null)).toEqual({ ok: false, problem })
    expect(site().certificate).toBeNull()
  })

  test('is kept as the authority has made it, up to two megabytes, and can be taken down', () => {
    const instance = anInstance({ now: () => noon })
    const { siteKeeping, site, siteFile } = instance
    const file = aPdf(2 * 1024 * 1024)
    certain(uploadCertificate(siteKeeping, { ...form, file }, null))
    const address = site().certificate?.address ?? ''
    expect(address).toMatch(/^\/files\/certificate-[0-9a-f]{32}\.pdf$/u)
    expect(siteFile(address)?.bytes()?.equals(file)).toBe(true)
    certain(uploadCertificate(siteKeeping, { ...form, file: null, authority: 'ANSSI' }, null))
    expect(site().certificate).toMatchObject({ address, authority: 'ANSSI' })
    removeCertificate(siteKeeping, null)
    removeCertificate(siteKeeping, null)
    expect(site().certificate).toBeNull()
    expect(events(instance)).toEqual(['certificate-uploaded', 'certificate-changed', 'certificate-removed'])
  })
})
