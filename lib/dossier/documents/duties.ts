import { nameOf, owners } from '../conformity/requirement.ts'
import type { DossierFacts } from '../facts.ts'
import type { DossierDocument } from '../paper/document.ts'
import { shortRequirement } from './moments.ts'

const titles: Readonly<Record<string, string>> = {
  organiser: 'What organisers do',
  host: 'What the host does',
  colligo: 'What the makers of the software do',
}

/** What no software does, with the template for each. */
export const dutiesDocument = ({ conformity }: DossierFacts): DossierDocument => ({
  name: '15-duties',
  title: 'Duties of organisers and host',
  language: 'en',
  intro: [
    'Each with the template that is filled in for it; the templates are in the folder “templates”. What is filled in and signed goes to the authority with this dossier.',
  ],
  sections: owners
    .map((owner) => ({
      owner,
      duties: conformity.filter((row) => row.answer === 'duty' && row.owners.includes(owner)),
    }))
    .filter(({ duties }) => duties.length > 0)
    .map(({ owner, duties }) => ({
      title: titles[owner] ?? owner,
      table: {
        head: ['Clause', 'What it asks', 'What the software does for it', 'Template', 'Done'],
        rows: duties.map((row) => [
          nameOf(row),
          shortRequirement(row.requirement),
          row.how,
          row.template.replace('docs/certification/', ''),
          '[ ]',
        ]),
        widths: [14, 23, 34, 22, 7],
      },
    })),
})
