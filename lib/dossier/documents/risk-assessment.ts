import type { DossierFacts } from '../facts.ts'
import type { DossierDocument, DossierSection } from '../paper/document.ts'
import { consequences, improvements, levelBefore, likelihoods, type Risk } from '../risks.ts'
import { ownersText } from './moments.ts'

/** Scenarios with their treatment, in the shape of ISO/IEC 27005 (1179/2011, Annex, 2.1(a) and (b), 2.2(a)). */
export const riskAssessment = ({ risks, about }: DossierFacts): DossierDocument => ({
  name: '03-risk-assessment',
  title: 'Risk assessment and treatment plan',
  language: 'en',
  isLandscape: true,
  intro: [
    `${about.title} (${about.registrationNumber}). ${String(risks.length)} scenarios, prefilled for the software, each with its level before and after the treatment. Organisers confirm or change them, and sign: [name, date, signature].`,
  ],
  sections: [
    method,
    scenarios(risks),
    {
      title: 'Where the measures stand in the code and the documents',
      table: { head: ['No', 'Places'], rows: risks.map(({ id, where }) => [id, where.join(', ')]), widths: [8, 92] },
    },
    plan(risks),
  ],
})

const method: DossierSection = {
  title: 'Method',
  items: [
    'Shape: ISO/IEC 27005 – scenario, assets, likelihood, consequence, level, treatment with measures, what remains and its level, owner.',
    'Likelihood: unlikely, once in many collections · possible, once in some · likely, to be expected in this one. Consequence: minor, moderate, serious, critical, as in the business-impact assessment.',
    'The level before the treatment follows from likelihood and consequence, by the table below; the one after it is judged. Low, accepted as it is · medium, accepted by the representative in writing · high, not accepted.',
    'Read again twice a year, after each incident, and before a change of the certified build.',
  ],
  table: {
    head: ['Likelihood', ...consequences],
    rows: likelihoods.map((likelihood) => [
      likelihood,
      ...consequences.map((consequence) => levelBefore({ likelihood, consequence })),
    ]),
    widths: [20, 20, 20, 20, 20],
  },
}

const columns: readonly (readonly [head: string, width: number, cell: (risk: Risk) => string])[] = [
  ['No', 4.5, ({ id }) => id],
  ['Scenario', 14, ({ scenario }) => scenario],
  ['Assets', 10, ({ assets }) => assets],
  ['Likelihood', 8, ({ likelihood }) => likelihood],
  ['Consequence', 10, ({ consequence }) => consequence],
  ['Before', 6.5, levelBefore],
  ['Treatment', 8.5, ({ treatment }) => treatment],
  ['Measures', 19.5, ({ measures }) => measures],
  ['What remains', 17, ({ residual }) => residual],
  ['After', 6.5, ({ level }) => level],
  ['Owner', 8, ({ owners }) => ownersText(owners)],
]

const scenarios = (risks: readonly Risk[]): DossierSection => ({
  title: 'Scenarios and treatment',
  table: {
    head: columns.map(([head]) => head),
    rows: risks.map((risk) => columns.map(([, , cell]) => cell(risk))),
    widths: columns.map(([, width]) => width),
  },
})

const plan = (risks: readonly Risk[]): DossierSection => ({
  title: 'Improvements, the most urgent first',
  paragraphs: [
    'What would lower what remains further, in this order; organisers and host add theirs, and a day to each.',
  ],
  table: {
    head: ['Order', 'No', 'What remains today', 'Improvement', 'Owner', 'Until'],
    rows: improvements(risks).map((risk) => [
      ...[risk.priority, risk.id, risk.residual, risk.improvement],
      ...[ownersText(risk.owners), '[day]'],
    ]),
    widths: [6, 6, 34, 34, 12, 8],
  },
})
