import { describe, expect, test } from 'vitest'
import { impactAssessment } from '#lib/organising/documents/impact-assessment'
import { recordOfProcessing } from '#lib/organising/documents/record-of-processing'
import type { DocumentFacts } from '#lib/organising/documents/facts'
import { documentWords } from '../../app/(organiser)/organiser/documents/words.ts'
import { eci2019 } from '#lib/rules/eci-2019/index'
import type { RulePack } from '#lib/domain/rule'
import { nlBurgerinitiatief } from '#lib/rules/nl-burgerinitiatief/index'
import { printableHtml } from '#lib/publishing/printable-document'

const facts: DocumentFacts = {
  locale: 'en',
  isLive: true,
  hasRehearsedKey: true,
  isEncryptedOnItsWay: true,
  certificate: { authority: 'BSI <script>', day: '1 November 2026' },
  sendsNews: true,
  confirmers: 2,
  joined: 3,
  today: '29 November 2026',
  initiative: 'Give <b>swifts</b> a home & more',
  registrationNumber: 'ECI(2026)000001',
  opensOn: '1 October 2026',
  closesOn: '1 October 2027',
  latest: '1 July 2028',
  rules: eci2019.rules,
  pack: eci2019,
  controller: 'Ines "Valadares"',
  contact: 'contact@example.eu',
  host: 'Made-up Hosting, Tallinn, Estonia',
}

const wordsUnder = (pack: RulePack) =>
  documentWords(new Request('https://collect.example.eu', { headers: { 'accept-language': 'en' } }), pack)

describe.each([
  ['the record of processing', recordOfProcessing],
  ['the impact assessment', impactAssessment],
])('%s', (_name, make) => {
  const words = wordsUnder(eci2019)

  test('is filled in with what the server knows, as text, and marks what only people know', async () => {
    const html = printableHtml(make(facts, await words))
    for (const known of ['ECI(2026)000001', '1 October 2026', '1 July 2028', 'Made-up Hosting', 'contact@example.eu'])
      expect(html).toContain(known)
    expect(html).toContain('Give &lt;b&gt;swifts&lt;/b&gt; a home &amp; more')
    expect(html).not.toMatch(/<script|<b>|"Valadares"/u)
    expect(html).not.toMatch(/organiser\.documents|legal\.fields|undefined|\{\w+\}/u)
    expect(html.match(/<mark>/gu)?.length).toBeGreaterThan(4)
    expect(html.match(/<tr>/gu)?.length, 'every Member State').toBeGreaterThan(27)
  })

  test('claims no measure that is not in force', async () => {
    const bare = { ...facts, hasRehearsedKey: false, isEncryptedOnItsWay: false, certificate: null, confirmers: 1 }
    const html = printableHtml(make(bare, await words))
    expect(html.match(/Not in force/gu)).toHaveLength(3)
    expect(html).not.toContain('are encrypted (TLS)')
    expect(html).toContain('No certificate of conformity stands on the site.')
  })

  test('follows a national law: its name, its receiver, its one state, and nothing of the European one', async () => {
    const pack = nlBurgerinitiatief
    const html = printableHtml(make({ ...facts, pack, rules: pack.rules, certificate: null }, await wordsUnder(pack)))
    expect(html).toContain(pack.source)
    expect(html).not.toMatch(/2019\/788|Commission|European|Annex|Member State, for verification|conformity|\{\w+\}/u)
    expect(html.match(/<th[^>]*>Data</gu)).toHaveLength(1)
    expect(html).toContain('Netherlands')
    expect(html).not.toContain('Estonia</td>')
  })
})
