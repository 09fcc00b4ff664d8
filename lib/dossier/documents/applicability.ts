import type { Control } from '../controls.ts'
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
export const statementOfApplicability = ({ controls, risks, about }: DossierFacts): DossierDocument => ({
  name: '05-statement-of-applicability',
  title: 'Statement of applicability',
  language: 'en',
  isLandscape: true,
  intro: [
    `${about.title} (${about.registrationNumber}). The ${String(controls.length)} controls of ISO/IEC 27002:2022 by their numbers, with short titles of our own: whether each applies and why, how it is met, by whom, and whether it is in force. Clause 2.2 of 1179/2011 asks for them; where a risk is named beside it, the control treats it at the same place. What host and organisers do is in force once they have confirmed it: [names, date, signatures].`,
  ],
  sections: Object.entries(clauses).map(([clause, title]) => ({
    title,
    table: {
      head: ['Control', 'Title', 'Applies', 'Because of', 'How, or why not', 'By', 'In force', 'Where'],
      rows: controls
        .filter(({ control }) => control.startsWith(`${clause}.`))
        .map((one) => [
          one.control,
          one.title,
          one.isApplicable ? 'yes' : 'no',
          reasonFor(one, risks),
          one.how,
          ownersText(one.owners),
          stateOf(one),
          one.where.map((path) => brokenPath(path)).join('\n'),
        ]),
      widths: [6, 17, 6.5, 9, 30, 9, 9.5, 20],
    },
  })),
})

/** The risks that are treated at a place where the control is. */
function reasonFor({ isApplicable, where }: Control, risks: DossierFacts['risks']): string {
  if (!isApplicable) return ''
  const treated = risks.filter((risk) => risk.where.some((path) => where.includes(path)))
  return ['2.2', ...treated.map(({ id }) => id)].join(', ')
}

/** The software's part is there; that of people is, once they say so. */
function stateOf({ isApplicable, owners }: Control): string {
  if (!isApplicable) return ''
  if (owners.every((owner) => owner === 'colligo')) return 'yes'
  return owners.includes('colligo') ? 'software: yes; people: [ ]' : '[ ]'
}
