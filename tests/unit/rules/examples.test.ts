import { describe, expect, it, test } from 'vitest'
import { memberStates } from '#lib/domain/member-states'
import { bareNumber, parseStatement } from '#lib/domain/statement-of-support'
import { eci2019 } from '#lib/rules/eci-2019/index'
import { postalCodeExamples } from '#lib/rules/eci-2019/postal-code-examples'
import { postalCodes } from '#lib/rules/eci-2019/postal-codes'
import { takesDigitsAlone } from '#lib/rules/takes-digits-alone'
import { aSignatoryOf } from '#tests/support/signatories'

const documents = memberStates.flatMap((memberState) =>
  eci2019.rules[memberState].documents.map((document) => ({ memberState, ...document })),
)

describe.each(documents)('$memberState $type', ({ memberState, type, example, format, hasCheckDigit }) => {
  it('shows an example that its own form takes without a doubt', () => {
    expect(bareNumber(example)).toMatch(format)
    expect(hasCheckDigit?.(bareNumber(example)) ?? true).toBe(true)
    const typed = aSignatoryOf(memberState, { documentType: type, documentNumber: example })
    expect(parseStatement(eci2019.rules[memberState], typed, '2026-11-22')).toMatchObject({
      ok: true,
      value: { doubts: [] },
    })
  })

  it('asks for number keys where a letter could never be right', () => {
    const withLetters = ['AT passport', 'CY passport', 'CZ id.card', 'ES id.card', 'ES passport', 'HU id.card']
    withLetters.push('HU passport', 'IT passport', 'IT id.card', 'MT id.card', 'PT passport', 'PT citizens.card')
    withLetters.push('RO id.card', 'RO passport')
    expect(takesDigitsAlone(format)).toBe(!withLetters.includes(`${memberState} ${type}`))
  })
})

test('every country with a format of its postal codes shows one, in that format', () => {
  expect(Object.keys(postalCodeExamples).toSorted()).toEqual(Object.keys(postalCodes).toSorted())
  for (const [country, format] of Object.entries(postalCodes)) {
    expect(bareNumber(postalCodeExamples[country] ?? ''), country).toMatch(format ?? /$./u)
  }
})

test('names are taken in every letter of the Union, and kept in one spelling', () => {
  const letters = {
    latin: 'ÀÁÂÃÄÅĀĂĄÆĆĈĊČÇĎĐÈÉÊËĒĖĘĚĜĞĠĢĤĦÌÍÎÏĪĮİIJĴĶĹĻĽŁÑŃŅŇÒÓÔÕÖØŐŒŔŘŚŜŞŠȘŤŢȚŦÙÚÛÜŪŬŮŰŲŴÝŶŸŹŻŽẞßðþƏ',
    greek: 'ΆΈΉΊΌΎΏΪΫάέήίόύώϊϋΐΰς',
    cyrillic: 'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЬЮЯѝѐ',
  }
  for (const name of [...Object.values(letters), "D'Angelo", 'D’Arcy-Ní', 'Æ. van ’t Hoff', 'Muñoz y Ruiz, Jr.', 'O']) {
    for (const familyNames of [name, name.normalize('NFD')]) {
      const parsed = parseStatement(eci2019.rules.DE, aSignatoryOf('DE', { familyNames }), '2026-11-22')
      expect(parsed.ok && parsed.value.statement.values.familyNames, name).toBe(name.normalize('NFC'))
      expect(parsed.ok && parsed.value.doubts).toEqual([])
    }
  }
})

test('at sixteen five Member States let people sign, Greece in the year in which they turn seventeen', () => {
  const ages = memberStates.map((code) => [code, eci2019.rules[code].minimumAge.years] as const)
  const below = ages.filter(([, years]) => years !== 18)
  expect(below.filter(([, years]) => years === 16).map(([code]) => code)).toEqual(['BE', 'DE', 'EE', 'MT', 'AT'])
  expect(below.filter(([, years]) => years !== 16)).toEqual([['EL', 17]])
  expect(eci2019.rules.EL.minimumAge.basis).toBe('calendar-year')
})
