import { answers, nameOf, proofText, sources } from '../conformity/requirement.ts'
import type { DossierFacts, Judged } from '../facts.ts'
import type { DossierDocument } from '../paper/document.ts'
import type { Verdict } from '../proofs/verdicts.ts'
import { brokenPath, momentText, ownersText, shortRequirement } from './moments.ts'

const words = {
  'not-applicable': 'not applicable',
  'not-met': 'NOT MET',
  met: 'met',
  duty: 'duty',
} as const

const answerText = (answer: string): string => words[answers.find((one) => one === answer) ?? 'not-met']

const titles: Readonly<Record<string, string>> = {
  '1179/2011': 'Implementing Regulation (EU) No 1179/2011, Annex',
  '2019/1799': 'Implementing Regulation (EU) 2019/1799, Annex (recalled, unverified)',
  'ASVS 5.0.0': 'OWASP ASVS 5.0.0, levels 1 and 2',
}

/** Every clause with answer, place, and the result of each proof. */
export function conformityTable({ conformity, proofNotes }: DossierFacts): DossierDocument {
  return {
    name: '14-conformity',
    title: 'Conformity, clause by clause',
    language: 'en',
    isLandscape: true,
    intro: [
      'Requirements in our own words; the numbers lead to the texts. The wording of 1179/2011 and above all of 2019/1799 is to be compared with the Official Journal before anybody relies on it.',
      ...proofNotes,
    ],
    sections: [
      {
        title: 'In numbers',
        table: {
          head: ['Text', ...answers.map(answerText), 'Proofs', 'passed', 'failed', 'not run'],
          rows: sources.map((source) => numbersOf(source, conformity)),
          widths: [20, 8, 8, 10, 9, 9, 9, 9, 9],
        },
      },
      ...sources.map((source) => ({
        title: titles[source] ?? source,
        ...(source === '2019/1799'
          ? {
              paragraphs: [
                '“Recalled” is said of what was written from memory: it is to be compared with the Official Journal.',
              ],
            }
          : {}),
        table: {
          head: ['Clause', 'What it asks', 'Answer', 'How', 'Where', 'Proof and result', 'By'],
          rows: conformity.filter((row) => row.source === source).map(rowOf),
          widths: [7.5, 17, 7.5, 24, 19, 25, 7.5],
        },
      })),
    ],
  }
}

function numbersOf(source: string, conformity: readonly Judged[]): readonly string[] {
  const rows = conformity.filter((row) => row.source === source)
  const verdicts = rows.flatMap((row) => row.verdicts)
  const count = (...outcomes: readonly Verdict['outcome'][]): string =>
    String(verdicts.filter(({ outcome }) => outcomes.includes(outcome)).length)
  return [
    source,
    ...answers.map((answer) => String(rows.filter((row) => row.answer === answer).length)),
    String(verdicts.length),
    count('passed'),
    count('failed', 'not-found'),
    count('not-run'),
  ]
}

const rowOf = (row: Judged): readonly string[] => [
  row.level === '' ? row.id : `${row.id} (L${row.level})`,
  shortRequirement(row.requirement),
  answerText(row.answer),
  row.how,
  [...row.where, ...(row.template === '' ? [] : [`template: ${row.template}`])]
    .map((path) => brokenPath(path))
    .join('\n'),
  row.verdicts.map(verdictText).join('\n'),
  row.answer === 'met' && row.owners.length === 0 ? 'software' : ownersText(row.owners),
]

function verdictText({ proof, outcome, tests, at }: Verdict): string {
  const result = { passed: 'PASSED', failed: 'FAILED', 'not-run': 'not run', 'not-found': 'NOT FOUND' }[outcome]
  const when = at === null ? '' : `, ${String(tests)} ${tests === 1 ? 'test' : 'tests'}, ${momentText(at)}`
  const [file = '', ...title] = proofText(proof).split(' · ')
  return `${[brokenPath(file, 40), ...title].join(' · ')}: ${result}${when}`
}

/** Proofs that have failed or could not be found, each with its clause; none where all is well. */
export const failedProofs = ({ conformity }: Pick<DossierFacts, 'conformity'>): readonly string[] =>
  conformity.flatMap((row) =>
    row.verdicts
      .filter(({ outcome }) => outcome === 'failed' || outcome === 'not-found')
      .map(({ proof, outcome }) => `${nameOf(row)}: ${proofText(proof)} (${outcome})`),
  )
