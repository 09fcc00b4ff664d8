import type { DossierFacts } from '../facts.ts'
import type { DossierDocument } from '../paper/document.ts'
import { brokenPath, ownersText } from './moments.ts'

const clauses: Readonly<Record<string, string>> = {
  5: 'Organisational controls',
  6: 'People controls',
  7: 'Physical controls',
  8: 'Technological controls',
}

/** All controls of ISO/IEC 27002:2022 (1179/2011, Annex, 2.2). */
export const statementOfApplicability = ({ controls, about }: DossierFacts): DossierDocument => ({
  name: '05-statement-of-applicability',
  title: 'Statement of applicability',
  language: 'en',
  isLandscape: true,
  intro: [
    `${about.title} (${about.registrationNumber}). The ${String(controls.length)} controls of ISO/IEC 27002:2022 by their numbers, with short titles of our own: whether each applies, how it is met, and by whom. Host and organisers confirm theirs: [names, date, signatures].`,
  ],
  sections: Object.entries(clauses).map(([clause, title]) => ({
    title,
    table: {
      head: ['Control', 'Title', 'Applies', 'How, or why not', 'By', 'Where'],
      rows: controls
        .filter(({ control }) => control.startsWith(`${clause}.`))
        .map((one) => [
          one.control,
          one.title,
          one.isApplicable ? 'yes' : 'no',
          one.how,
          ownersText(one.owners),
          one.where.map(brokenPath).join('\n'),
        ]),
      widths: [7, 20, 7, 36, 12, 28],
    },
  })),
})
