import { dayInForm } from '#lib/forms/day-in-form'
import { receiptBlankName, resultBlankName } from './answer-blanks.ts'
import { countryName, filled, type AuthorityWords } from './form/words.ts'
import type { VerifiedHeader } from './export-header.ts'
import { manifestName, signatureName } from './manifest.ts'
import { wordsOfPack } from '#lib/rules/words-of-pack'
import { isOfEarlierLaw, lawOf } from './regime.ts'
import type { DrawnSample } from './sample.ts'

export const readmeName = 'readme.html'

export interface ReadmeAbout {
  readonly words: AuthorityWords
  readonly header: VerifiedHeader
  readonly count: number
  readonly sample: DrawnSample | null
  readonly signingKey: string
}

/** What an official sees first: a page that any browser opens, with nothing in it that runs or asks for anything. */
export function readmePage(about: ReadmeAbout): string {
  const { words, header } = about
  const { readme } = words.authority
  const { title, registrationNumber } = header.initiative
  const memberState = countryName(words, header.memberState)
  const intro = introOf(about)
  return [
    '<!doctype html>',
    `<html lang="${words.language}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escaped(`${readme.title} · ${registrationNumber} · ${memberState}`)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    element('h1', readme.title),
    `<p class="label"><strong>${escaped(words.legal.label)}</strong></p>`,
    ...warnings(about),
    element('p', filled(intro, { memberState, title, registrationNumber })),
    ...numbers(about),
    ...files(about),
    ...guidance(about),
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

/** What the package is: of a procedure that is not the Union's, by its own name. */
function introOf({ words: { authority, language }, header }: ReadmeAbout): string {
  const own = wordsOfPack(lawOf(header), language)
  if (own !== null) return `${own.procedure}: {title} ({registrationNumber}), {memberState}.`
  return isOfEarlierLaw(header) ? authority.readme.introEarlier : authority.readme.intro
}

const style =
  'body{font:1rem/1.5 sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}' +
  'th{text-align:left;vertical-align:top;padding:.2rem 1.5rem .2rem 0;font-weight:400;white-space:nowrap}' +
  'td{vertical-align:top;padding:.2rem 0}.label{border:2px solid #036;padding:.5rem}pre{white-space:pre-wrap;word-break:break-all}'

function warnings({ words: { authority }, header }: ReadmeAbout): readonly string[] {
  return [
    ...(header.isPractice ? [`<p><strong>${escaped(authority.readme.practice)}</strong></p>`] : []),
    ...(header.statements === 'suspect' ? [`<p><strong>${escaped(authority.readme.suspect)}</strong></p>`] : []),
  ]
}

function numbers({ words: { authority }, header, count }: ReadmeAbout): readonly string[] {
  const { readme } = authority
  const rows = [
    [readme.count, String(count)],
    ...(header.batch === null ? [] : [[readme.batch, String(header.batch.number)]]),
    [readme.exportedOn, dayInForm(header.exportedAt.slice(0, 10))],
    ...(header.recipient === null ? [] : [[readme.authority, header.recipient.authority]]),
  ]
  return [
    element('h2', readme.numbers),
    '<table>',
    ...rows.map(([name = '', value = '']) => row(escaped(name), value)),
    '</table>',
  ]
}

function files({ words: { authority }, sample }: ReadmeAbout): readonly string[] {
  const { readme } = authority
  const rows: readonly (readonly [string, string])[] = [
    ['statements.xml', readme.statementsXml],
    ['statements.csv', readme.statementsCsv],
    ['openings.csv', readme.openings],
    ...(sample === null
      ? []
      : [['sample.csv', filled(readme.sampleCsv, { size: sample.size, seed: sample.seed })] as const]),
    ['forms-001.pdf …', readme.forms],
    ['submission-form.pdf', readme.submissionForm],
    [manifestName, readme.manifest],
    [signatureName, readme.signature],
    [receiptBlankName, readme.receiptBlank],
    [resultBlankName, readme.resultBlank],
  ]
  return [
    element('h2', readme.files),
    '<table>',
    ...rows.map(([name, purpose]) => row(`<code>${escaped(name)}</code>`, purpose)),
    '</table>',
  ]
}

function guidance({ words: { authority }, signingKey }: ReadmeAbout): readonly string[] {
  const { readme } = authority
  return [
    element('h2', readme.check),
    element('p', readme.checkText),
    element('p', readme.checkByHand),
    element('pre', `minisign -Vm ${manifestName} -P ${signingKey}`),
    element('h2', readme.answer),
    ...[readme.answerReceipt, readme.answerResult, readme.answerOtherwise].map((text) => element('p', text)),
    element('h2', readme.protect),
    element('p', readme.protectText),
  ]
}

const row = (name: string, value: string): string => `<tr><th scope="row">${name}</th><td>${escaped(value)}</td></tr>`

const element = (name: string, text: string): string => `<${name}>${escaped(text)}</${name}>`

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
