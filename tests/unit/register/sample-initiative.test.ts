import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { officialLanguages } from '#lib/register/official-languages'
import { readInitiative } from '#lib/register/read-initiative'
import { sampleFiles, sampleInitiative } from '#tests/support/sample-initiative/sample-initiative'

describe('the sample initiative', () => {
  const sample = sampleInitiative()

  it('has the wording of all 24 languages, letter for letter', () => {
    expect(sample.texts.map(({ language }) => language)).toEqual(officialLanguages)
    const xml = readFileSync(sampleFiles.xml, 'utf8')
    for (const { language, title, objectives, isOriginal } of sample.texts) {
      const part = xml.split(`<language code="${language}"`)[1]?.split('</language>')[0] ?? ''
      expect(/<title>(.*)<\/title>/su.exec(part)?.[1]).toBe(title)
      expect(/<description>(.*)<\/description>/su.exec(part)?.[1]).toBe(objectives)
      expect(isOriginal).toBe(language === 'en')
    }
  })

  it.each(sample.texts)('in $language keeps within the law and is a text of its own', ({ title, objectives }) => {
    expect(title.length).toBeLessThanOrEqual(100)
    expect(objectives.length).toBeLessThanOrEqual(900)
    expect(objectives.replace(/\s/gu, '').length).toBeGreaterThanOrEqual(500)
    expect(`${title}${objectives}`).toBe(`${title}${objectives}`.normalize('NFC'))
    expect(sample.texts.filter((other) => other.objectives === objectives || other.title === title)).toHaveLength(1)
  })

  it('has seven organisers of seven Member States, two of them contact persons', () => {
    expect(sample.organisers.map(({ role }) => role)).toEqual([
      'representative',
      'substitute',
      ...Array<string>(5).fill('member'),
    ])
    expect(new Set(sample.organisers.map(({ country }) => country)).size).toBe(7)
    expect(sample.organisers.filter(({ email }) => email !== null)).toHaveLength(2)
  })

  it('says the same as JSON, which was written from it', () => {
    const json = readFileSync(sampleFiles.json, 'utf8')
    expect(json).toBe(`${JSON.stringify(sample, null, 2)}\n`)
    expect(readInitiative(json)).toEqual({ ok: true, value: sample })
  })
})
