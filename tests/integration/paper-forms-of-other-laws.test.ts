import { describe, expect, it, test } from 'vitest'
import { isMemberState, type MemberState } from '#lib/domain/member-states'
import { columnsOf } from '#lib/forms/blank/columns'
import { blankFormPdf } from '#lib/forms/blank/blank-form-pdf'
import { wordsIn } from '#lib/forms/words'
import { eci2011 } from '#lib/rules/eci-2011/index'
import { readPdf, unbroken } from '#tests/support/pdf'
import { sampleInitiative } from '#tests/support/sample-initiative/sample-initiative'

const formOf = (memberState: MemberState, pack: string, language = 'en', registeredOn = '2014-01-10') => ({
  initiative: { ...sampleInitiative(), registeredOn },
  memberState,
  pack,
  words: wordsIn(language),
})

const sides = async (...form: Parameters<typeof formOf>): Promise<readonly string[]> => {
  const { pages, check } = readPdf(await blankFormPdf(formOf(...form)))
  expect(check).toContain('No syntax or stream encoding errors')
  expect(pages).toHaveLength(2)
  expect(pages.join('')).not.toContain('[U+')
  return pages.map(unbroken)
}

describe.each(eci2011.states.filter(isMemberState))('the blank form of %s before 2020', (memberState) => {
  it.each(['2012-11-27', '2014-01-10'])('is one sheet with all that its law asked on %s', async (registeredOn) => {
    const [front = '', back = ''] = await sides(memberState, 'eci-2011', 'en', registeredOn)
    expect(front).toContain(unbroken('Regulation (EU) No 211/2011, Annex III'))
    expect(front).toContain('Nationality')
    const titles = columnsOf(formOf(memberState, 'eci-2011', 'en', registeredOn)).map(({ title }) => title)
    for (const title of titles) expect(front).toContain(unbroken(title))
    expect(back).toContain(unbroken('18 months after its registration'))
  })
})

test('the form that asks for most has room for it in every alphabet', async () => {
  for (const language of ['de', 'el', 'bg', 'mt']) {
    const [front = ''] = await sides('IT', 'eci-2011', language)
    expect(front).toContain(unbroken(wordsIn(language).fields.issuingAuthority))
  }
})

test('that of a national procedure is its own', async () => {
  const [front = '', back = ''] = await sides('NL', 'nl-burgerinitiatief', 'nl', '2026-06-01')
  expect(front).toContain(unbroken('Burgerinitiatief aan de Tweede Kamer'))
  expect(front).toContain(unbroken('dit burgerinitiatief niet eerder heb gesteund'))
  expect(front).not.toContain('2019/788')
  expect(back).toContain(unbroken('die de steunbetuigingen met een steekproef controleert'))
})

test('a law has no form for a state that it takes no statements with', async () => {
  await expect(blankFormPdf(formOf('BE', 'nl-burgerinitiatief'))).rejects.toThrow(RangeError)
})
