import PDFDocument from 'pdfkit'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { memberStates } from '#lib/domain/member-states'
import { ruleOf } from '#lib/forms/blank/blank-form'
import { columnsOf, titleSizeFor } from '#lib/forms/blank/columns'
import { fontFiles } from '#lib/forms/fonts'
import { sheetWidth, widthOf, type Faces } from '#lib/forms/sheet'
import { typeface } from '#lib/forms/typeface'
import { filled, wordsIn } from '#lib/forms/words'
import { routing } from '#lib/i18n/routing'
import { sampleInitiative } from '#tests/support/sample-initiative/sample-initiative'

const initiative = sampleInitiative()

let faces: Faces
beforeAll(() => {
  const document = new PDFDocument({ autoFirstPage: false, font: fontFiles.regular })
  faces = { regular: typeface(document, fontFiles.regular), bold: typeface(document, fontFiles.bold) }
})

describe('the columns to be filled in by hand', () => {
  it.each(memberStates)('are those that Annex III has for nationals of %s', (memberState) => {
    const form = { initiative, memberState, words: wordsIn('en') }
    const titles = columnsOf(form).map(({ title }) => title)
    const asked = {
      A: ['Residence (street, number, postal code, city, country)', 'Date of birth'],
      B: ['Personal identification number / document number', 'Type of number or document'],
    }[ruleOf(form).part]
    expect(titles).toEqual(['', 'Full first names', 'Family names', ...asked, 'Date', 'Signature'])
  })

  it.each(routing.locales)('have titles of 9 points and more, no word of them broken, in %s', (language) => {
    for (const memberState of ['DE', 'EE'] as const) {
      const columns = columnsOf({ initiative, memberState, words: wordsIn(language) })
      const size = titleSizeFor(faces, columns, 3)
      expect(size).toBeGreaterThanOrEqual(9)
      for (const { title, width } of columns) {
        for (const word of title.split(' ')) expect(widthOf(faces.bold.set(word), size)).toBeLessThanOrEqual(width - 6)
      }
    }
  })

  it('take the whole width of the sheet, and leave room for names in capital letters', () => {
    for (const memberState of ['DE', 'EE'] as const) {
      const columns = columnsOf({ initiative, memberState, words: wordsIn('en') })
      expect(columns.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(sheetWidth)
      for (const { width } of columns.slice(1)) expect(width).toBeGreaterThan(80)
    }
  })
})

test('values find their places in a text, and a place without a value stays to be seen', () => {
  expect(filled('Part {part} of {part}, {other}', { part: 'B' })).toBe('Part B of B, {other}')
})
