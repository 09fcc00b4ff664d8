import { nameOf } from '../conformity/requirement.ts'
import type { DossierFacts } from '../facts.ts'
import type { DossierDocument } from '../paper/document.ts'
import { ownersText, shortRequirement } from './moments.ts'

/** Everything that is not met and everything that remains (1179/2011, Annex, 2.1(c)). */
export function residualRisks({ risks, conformity, controls }: DossierFacts): DossierDocument {
  const unmet = conformity.filter(({ answer }) => answer === 'not-met')
  return {
    name: '04-residual-risks',
    title: 'Residual risks',
    language: 'en',
    intro: [
      'What remains after all measures, in writing, as clause 2.1(c) asks. The representative accepts it by signing, or says what has to change first: [name, date, signature].',
    ],
    sections: [
      {
        title: `Requirements that are not met (${String(unmet.length)})`,
        table: {
          head: ['Requirement', 'What it asks', 'What is missing, and why', 'Owner'],
          rows: unmet.map((row) => [nameOf(row), shortRequirement(row.requirement), row.how, ownersText(row.owners)]),
          widths: [16, 22, 50, 12],
        },
      },
      {
        title: `What remains of each scenario (${String(risks.length)})`,
        table: {
          head: ['No', 'Scenario', 'What remains', 'Level', 'Owner'],
          rows: risks.map((risk) => [risk.id, risk.scenario, risk.residual, risk.level, ownersText(risk.owners)]),
          widths: [6, 30, 42, 9, 13],
        },
      },
      {
        title: 'Controls that do not apply',
        table: {
          head: ['Control', 'Title', 'Why not'],
          rows: controls
            .filter(({ isApplicable }) => !isApplicable)
            .map(({ control, title, how }) => [control, title, how]),
          widths: [10, 25, 65],
        },
      },
    ],
  }
}
