import { describe, expect, it, test } from 'vitest'
import { memberStates, type MemberState } from '#lib/domain/member-states'
import type { Initiative } from '#lib/domain/initiative'
import { blankFormPdf } from '#lib/forms/blank/blank-form-pdf'
import { wordsIn } from '#lib/forms/words'
import { countryName } from '#lib/i18n/names'
import { routing } from '#lib/i18n/routing'
import { eci2019 } from '#lib/rules/eci-2019/index'
import { readPdf, unbroken, type PlacedWord, type ReadPdf } from '#tests/support/pdf'
import { sampleInitiative } from '#tests/support/sample-initiative/sample-initiative'

const sample = sampleInitiative()

const formOf = (memberState: MemberState, language: string, initiative: Initiative = sample): Promise<Buffer> =>
  blankFormPdf({ initiative, memberState, words: wordsIn(language) })

const textIn = (language: string) => sample.texts.find((text) => text.language === language)!

function expectSound({ check, fonts, pages, info }: ReadPdf): void {
  expect(check).toContain('No syntax or stream encoding errors')
  for (const font of fonts) expect(font).toMatch(/DejaVu.*Identity-H\s+yes yes yes/u)
  // What a font lacks would be spelled out so.
  expect(pages.join('')).not.toContain('[U+')
  expect(info).toMatch(/Tagged:\s+yes/u)
}

describe.each(memberStates)('the blank form of %s', (memberState) => {
  it('is one sheet that names the Member State, and asks its nationals what the law asks them', async () => {
    const read = readPdf(await formOf(memberState, 'en'))
    expectSound(read)
    expect(read.pages).toHaveLength(2)
    const [front = '', back = ''] = read.pages.map(unbroken)
    const { part, documents } = eci2019.rules[memberState]
    expect(front).toContain(unbroken(`Statement of support form – Part ${part}`))
    expect(front).toContain(unbroken(countryName(memberState, 'en')))
    expect(front.includes('Residence(street')).toBe(part === 'A')
    expect(front.includes('Dateofbirth')).toBe(part === 'A')
    expect(front.includes('Personalidentificationnumber/documentnumberType')).toBe(part === 'B')
    for (const { officialName } of documents) expect(front).toContain(unbroken(officialName))
    expect(back).toContain('Privacystatement')
    expect(back).toContain('InesValadares')
  })
})

describe.each(routing.locales)('the form of Estonia in %s', (language) => {
  it('says everything in that language, from the register and from the law', async () => {
    const { form, privacy } = wordsIn(language)
    const read = readPdf(await formOf('EE', language))
    expectSound(read)
    expect(read.pages).toHaveLength(2)
    const [front = '', back = ''] = read.pages.map(unbroken)
    const { title, objectives, websiteUrl } = textIn(language)
    const fromRegister = [title, ...objectives.split('\n'), websiteUrl ?? '', sample.registrationNumber]
    const people = sample.organisers.flatMap(({ name, email }) => [name, email ?? ''])
    const asked = [form.label, form.declaration, form.columns.signature, form.columns.documentNumber, form.citizensOf]
    for (const text of [...fromRegister, ...people, ...asked, sample.registerUrl, '01/10/2026–30/09/2027']) {
      expect(front).toContain(unbroken(text))
    }
    for (const text of [form.label, title, form.privacyTitle, privacy.retention]) expect(back).toContain(unbroken(text))
    expect(read.info).toContain(countryName('EE', language))
  })
})

describe('a form that must say much', () => {
  const sentence = { el: 'Ζητούμε από την Ευρωπαϊκή Επιτροπή να προτείνει κανόνες. ', bg: 'Призоваваме Комисията. ' }
  /** Texts of the register's greatest length, counted as it counts: without spaces (Annex II). */
  const long = (text: string, length: number): string => {
    let [made, count] = ['', 0]
    for (const letter of text.repeat(length)) {
      if (count === length) break
      made += letter
      if (letter !== ' ') count += 1
    }
    return made.trim()
  }
  const crowd = Array.from({ length: 5 }, (_, index) => ({
    role: 'member' as const,
    name: `Maximiliane Wolfeschlegelstein ${String(index)}`,
    email: null,
    country: 'DE',
  }))
  const longIn = (language: 'el' | 'bg'): Initiative => ({
    ...sample,
    organisers: [...sample.organisers, ...crowd],
    texts: [
      {
        ...textIn(language),
        isOriginal: true,
        title: long(sentence[language], 100),
        objectives: `${long(sentence[language], 550)}\n\n${long(sentence[language], 550)}`,
      },
    ],
  })

  it.each(routing.locales)('is still one sheet of readable type with five rows, in %s', async (language) => {
    for (const [memberState, written] of [
      ['EE', 'el'],
      ['DE', 'bg'],
      ['BE', 'el'],
    ] as const) {
      const initiative = longIn(written)
      const read = readPdf(await formOf(memberState, language, initiative))
      expectSound(read)
      expect(read.pages).toHaveLength(2)
      expect(unbroken(read.pages[0]!)).toContain(unbroken(initiative.texts[0]!.objectives))
      expect(smallest(read.words)).toBeGreaterThanOrEqual(8.4)
      for (const number of ['1', '2', '3', '4', '5']) {
        expect(read.words.some(({ text, left }) => text === number && left < 50)).toBe(true)
      }
      expectNeat(read.words)
    }
  })

  it('loses nothing of what no register should have', async () => {
    const initiative = {
      ...longIn('bg'),
      texts: [
        { ...textIn('bg'), isOriginal: true, title: long(sentence.bg, 400), objectives: long(sentence.bg, 2400) },
      ],
    }
    const read = readPdf(await formOf('BG', 'bg', initiative))
    expect(read.pages).toHaveLength(2)
    expect(unbroken(read.pages[0]!)).toContain(unbroken(initiative.texts[0]!.objectives))
    expectNeat(read.words)
  })
})

/** The size of the smallest type in front, in points: words are as high as their type, and the title's is 15 points. */
function smallest(words: readonly PlacedWord[]): number {
  const heights = words.filter(({ page }) => page === 1).map(({ top, bottom }) => bottom - top)
  return (Math.min(...heights) / Math.max(...heights)) * 15
}

/** Nothing stands over anything else, nor past the margins. */
function expectNeat(words: readonly PlacedWord[]): void {
  for (const { left, right, top, bottom } of words) {
    expect(Math.min(left - 30, 812 - right, top - 15, 590 - bottom)).toBeGreaterThan(0)
  }
  const overlaps = words.filter((one) => words.some((other) => other !== one && overlap(one, other)))
  expect(overlaps).toEqual([])
}

function overlap(one: PlacedWord, other: PlacedWord): boolean {
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left)
  const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
  return (
    one.page === other.page && across > 0.5 && down > 0.35 * Math.min(one.bottom - one.top, other.bottom - other.top)
  )
}

test('a language that the register has no text in is shown the original, and told so', async () => {
  const original = sample.texts.find(({ isOriginal }) => isOriginal)!
  const read = readPdf(await formOf('EE', 'et', { ...sample, texts: [original] }))
  const front = unbroken(read.pages[0]!)
  expect(front).toContain(unbroken(original.objectives))
  expect(front).toContain(unbroken(wordsIn('et').initiative.otherLanguage.replace('{language}', 'inglise')))
  expect(front).toContain(unbroken(wordsIn('et').form.declaration))
})

test('a screen reader finds headings, boxes and a table, and no Member State but the one', async () => {
  const { structure } = readPdf(await formOf('EE', 'en'))
  for (const tag of ['H1', 'H2', 'Table', 'TR', 'TH', 'TD']) expect(structure).toMatch(new RegExp(`^ *${tag}\\b`, 'mu'))
  expect(structure).toContain('"Estonia"')
  // The cells that wait for a signatory: seven columns, and a number in the first.
  expect(structure.match(/^ *TD\b/gmu)!.length % 7).toBe(0)
})

test('the same form has the same bytes', async () => {
  expect((await formOf('FI', 'sv')).equals(await formOf('FI', 'sv'))).toBe(true)
})
