import { describe, expect, test } from 'vitest'
import type { Instance } from '#lib/instance/instance'
import { siteFiles } from '#lib/serving/site-files'
import { uploadCertificate } from '#lib/site-settings/certificate'
import { changePicture, removePicture } from '#lib/site-settings/change-picture'
import { certain } from '#tests/support/certain'
import { anInstance } from '#tests/support/collection'
import { aPdf, aPng } from '#tests/support/pictures'

/** What the site names at present. */
function addressesOf({ site }: Instance): { readonly logo: string; readonly certificate: string } {
  const { logo, certificate } = site()
  return { logo: logo?.address ?? 'none', certificate: certificate?.address ?? 'none' }
}

describe('the organisers’ files', () => {
  test('are shown as what they are, in a room of their own, and kept for ever', () => {
    const instance = anInstance()
    const at = siteFiles(instance)
    certain(changePicture(instance.siteKeeping, 'logo', { file: aPng(40, 30), isDecorative: true, alt: {} }, null))
    certain(uploadCertificate(instance.siteKeeping, { file: aPdf(), authority: 'BSI', issuedOn: '2020-01-01' }, null))
    const addresses = addressesOf(instance)
    const logo = at(addresses.logo)
    expect(logo?.type).toBe('image/png')
    expect(logo?.bodies.identity).toEqual(aPng(40, 30))
    expect(logo?.headers).toEqual({
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Content-Disposition': 'inline',
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    })
    const certificate = at(addresses.certificate)
    expect(certificate?.type).toBe('application/pdf')
    expect(certificate?.headers['Content-Security-Policy']).toMatch(/^default-src 'none';.*frame-ancestors 'none'$/u)
    expect(at(addresses.logo)).toBe(logo)
  })

  test('are gone at once when they were taken down, though they were kept', () => {
    const instance = anInstance()
    const at = siteFiles(instance)
    certain(changePicture(instance.siteKeeping, 'cover', { file: aPng(300, 200), isDecorative: true, alt: {} }, null))
    const address = instance.site().cover?.address ?? ''
    expect(at(address)).not.toBeNull()
    removePicture(instance.siteKeeping, 'cover', null)
    expect(at(address)).toBeNull()
  })

  test.each([
    '/files/',
    '/files/logo.png',
    '/files/../data/colligo.sqlite',
    `/files/${'0'.repeat(32)}.png`,
    '/filesystem',
  ])('are nowhere else: %s', (path) => {
    expect(siteFiles(anInstance())(path)).toBeNull()
  })
})

describe('the organisers’ colour', () => {
  test('is a style sheet by its address', () => {
    const sheet = siteFiles(anInstance())('/look/c80f5a.css')
    expect(sheet?.type).toBe('text/css; charset=utf-8')
    expect(sheet?.bodies.identity.toString()).toMatch(/^:root\{--color-accent:#c80f5a;/u)
  })

  test.each(['/look/C80F5A.css', '/look/red.css', '/look/c80f5a', '/look/c80f5a.css.css', '/look/', '/look/c80f5.css'])(
    'is none at %s',
    (path) => {
      expect(siteFiles(anInstance())(path)).toBeNull()
    },
  )
})
