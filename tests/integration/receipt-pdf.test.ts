import { encode } from 'uqr'
import { describe, expect, it, test } from 'vitest'
import { receiptPdf, receiptTemplate } from '#lib/forms/receipt-pdf'
import { wordsIn } from '#lib/forms/words'
import { dayInWords } from '#lib/i18n/days'
import { routing } from '#lib/i18n/routing'
import { printedPage, readPdf, unbroken } from '#tests/support/pdf'
import { sampleInitiative } from '#tests/support/sample-initiative/sample-initiative'

const { registrationNumber, texts } = sampleInitiative()
const signedOn = '2026-11-22'
const identifier = 'f47ac10b-58cc-8372-a567-0e02b2c3d479'
const own = { identifier, commitment: 'c0ffee'.padEnd(64, '42'), blind: 'facade'.padEnd(64, '17') }
const address = 'https://collect.example.eu/et'

const templateIn = (language: string) =>
  receiptTemplate({
    signedOn,
    registrationNumber,
    text: texts.find((text) => text.language === language)!,
    address,
    logOrigin: 'collect.example.eu/log',
    words: wordsIn(language),
  })

describe.each(routing.locales)('a receipt in %s', (language) => {
  it('is one page with the identifier, the day and the initiative', async () => {
    const read = readPdf(receiptPdf(await templateIn(language), own))
    expect(read.check).toContain('No syntax or stream encoding errors')
    expect(read.pages).toHaveLength(1)
    for (const font of read.fonts) expect(font).toMatch(/DejaVu.*Identity-H\s+yes yes yes/u)
    const { receipt } = wordsIn(language)
    const page = unbroken(read.pages.join(''))
    const title = texts.find((text) => text.language === language)!.title
    const said = [receipt.pdfTitle, receipt.identifier, receipt.signedOn, receipt.once, receipt.qrText]
    for (const text of [
      ...Object.values(own),
      'collect.example.eu/log',
      dayInWords(signedOn, language),
      registrationNumber,
      title,
      address,
      ...said,
    ]) {
      expect(page).toContain(unbroken(text))
    }
    expect(page).not.toContain('[U+')
    expect(read.structure).toContain('Figure')
    for (const { left, right, top, bottom } of read.words) {
      expect(Math.min(left - 60, 540 - right, top - 60, 780 - bottom)).toBeGreaterThan(0)
    }
  })
})

test('receipts of two signatories differ in what is their own alone', async () => {
  const template = await templateIn('et')
  const other = {
    identifier: '00000000-0000-8000-8000-000000000000',
    commitment: '0'.repeat(64),
    blind: 'f'.repeat(64),
  }
  const [one, another] = [receiptPdf(template, own), receiptPdf(template, other)]
  const different = [...one].flatMap((byte, at) => (byte === another[at] ? [] : [at]))
  expect(one).toHaveLength(another.length)
  const { places } = template
  const isOwn = (at: number): boolean =>
    Object.entries(places).some(([name, from]) => at >= from && at < from + (name === 'identifier' ? 36 : 64) * 4)
  expect(different.every(isOwn)).toBe(true)
  expect(Buffer.from(template.bytes).includes(identifier)).toBe(false)
})

test('its code leads to the initiative, square by square as the standard has it', async () => {
  const dots = 288
  const pdf = receiptPdf(await templateIn('et'), own)
  const page = printedPage(pdf, dots)
  const dark = (x: number, y: number): boolean => page(Math.floor((x * dots) / 72), Math.floor((y * dots) / 72)) < 128
  const { data, size } = encode(address, { ecc: 'M', border: 0 })
  // PDF counts from the lower left corner.
  const [left, , right, upper] = /BBox \[([\d. ]+)\]/u.exec(readPdf(pdf).structure)![1]!.split(' ').map(Number) as [
    number,
    number,
    number,
    number,
  ]
  const [top, square] = [841.89 - upper, (right - left) / size]
  for (const [row, line] of data.entries()) {
    for (const [column, isDark] of line.entries()) {
      expect(dark(left + (column + 0.5) * square, top + (row + 0.5) * square)).toBe(isDark)
    }
  }
})
