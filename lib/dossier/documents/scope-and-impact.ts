import type { DossierFacts } from '../facts.ts'
import type { DossierDocument, DossierSection } from '../paper/document.ts'

/** What the assessment is about, and what it would mean to lose it (1179/2011, Annex, 2.1(a)). */
export const scopeAndImpact = ({ about, impacts }: DossierFacts): DossierDocument => ({
  name: '02-scope-and-business-impact',
  title: 'Scope and business-impact assessment',
  language: 'en',
  intro: [
    `${about.title} (${about.registrationNumber}). Text in square brackets is for people to complete; organisers judge the impact anew for their own group.`,
  ],
  sections: [
    scopeOf(about),
    {
      title: 'Inside and outside',
      items: [
        'Inside: the program and its build, the machine and its front, data, keys and backups, the accounts of organisers, the computer on which statements are opened, and the people who have access to any of it.',
        'Outside: the devices and lines of signatories, the authorities of the Member States, the register of the Commission, witnesses of the public log.',
        'Clauses on people and premises are limited to those with access to the system (1179/2011, Annex, 2.2).',
      ],
    },
    {
      title: 'What a loss would mean',
      paragraphs: [
        'minor: a nuisance · moderate: harm that can be mended · serious: harm to people or to the initiative that stays · critical: the end of the initiative.',
      ],
      table: {
        head: ['Asset', 'Lost property', 'Impact', 'What it would mean', 'Tolerable time'],
        rows: impacts.map(({ asset, property, impact, what, within }) => [asset, property, impact, what, within]),
        widths: [19, 15, 10, 37, 19],
      },
    },
  ],
})

const scopeOf = (about: DossierFacts['about']): DossierSection => ({
  title: 'Scope',
  table: {
    head: ['What', 'Here'],
    rows: [
      ['Initiative', `${about.title} (${about.registrationNumber})`],
      ['Address', about.origin],
      ['Controller', about.controller],
      ['Contact', about.contact],
      ['Host and place of the data', about.host],
      ['Security officer', about.securityOfficer],
      ['Certifying authority', about.authority],
      ['State', about.isLive ? 'live: what is signed counts' : 'not live: what is signed is a test'],
      ['Notes on the scope', about.scope],
    ],
    widths: [30, 70],
  },
})
