import type { DossierFacts } from '../facts.ts'
import type { DossierDocument, DossierSection } from '../paper/document.ts'
import { improvements, type Risk } from '../risks.ts'
import { ownersText } from './moments.ts'

/** Scenarios with their treatment, in the shape of ISO/IEC 27005 (1179/2011, Annex, 2.1(a) and (b), 2.2(a)). */
export const riskAssessment = ({ risks, about }: DossierFacts): DossierDocument => ({
  name: '03-risk-assessment',
  title: 'Risk assessment and treatment plan',
  language: 'en',
  isLandscape: true,
  intro: [
    `${about.title} (${about.registrationNumber}). ${String(risks.length)} scenarios, prefilled for the software; likelihood and consequence are judged before the treatment, the level after it. Organisers confirm or change them, and sign: [name, date, signature].`,
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
    'Shape: ISO/IEC 27005 – scenario, assets, likelihood, consequence, treatment, what remains.',
    'Likelihood: unlikely, once in many collections · possible, once in some · likely, to be expected in this one. Consequence: minor, moderate, serious, critical, as in the business-impact assessment.',
    'Level after treatment: low, accepted as it is · medium, accepted by the representative in writing · high, not accepted.',
    'Read again twice a year, after each incident, and before a change of the certified build.',
  ],
}

const columns: readonly (readonly [head: string, width: number, cell: (risk: Risk) => string])[] = [
  ['No', 4.5, ({ id }) => id],
  ['Scenario', 14, ({ scenario }) => scenario],
  ['Assets', 10, ({ assets }) => assets],
  ['Likelihood', 8, ({ likelihood }) => likelihood],
  ['Consequence', 10, ({ consequence }) => consequence],
  ['Treatment', 8.5, ({ treatment }) => treatment],
  ['Measures', 19.5, ({ measures }) => measures],
  ['What remains', 17, ({ residual }) => residual],
  ['Level', 6.5, ({ level }) => level],
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
  paragraphs: ['What would lower what remains, in this order; organisers and host add theirs with a day.'],
  table: {
    head: ['Order', 'No', 'What remains today', 'Owner', 'Until'],
    rows: improvements(risks).map((risk) => [risk.priority, risk.id, risk.residual, ownersText(risk.owners), '[day]']),
    widths: [8, 8, 54, 16, 14],
  },
})
