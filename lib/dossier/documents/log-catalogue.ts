import { auditTopics } from '#lib/domain/audit-event'
import type { DossierFacts } from '../facts.ts'
import type { DossierDocument } from '../paper/document.ts'

/** Every event that can be logged (1179/2011, Annex, 2.16; ASVS 5.0.0, 16.1.1). */
export const logCatalogue = ({ system, auditWords }: DossierFacts): DossierDocument => ({
  name: '11-log-catalogue',
  title: 'Log catalogue',
  language: 'en',
  intro: [
    'Nothing else can be logged: the code takes these events with these attributes alone. None has a field for a signatory, an address of a network, or what was typed. Where logs lie, who reads them and how long they stay is in docs/certification/logs.md.',
  ],
  sections: [
    {
      title: 'The diary',
      paragraphs: [
        'Rows that cannot be changed or removed, each tied to the one before it. A row has: time in UTC, event, who did it, to whom, Member State, a count, a digest. Kept as long as the statements, and in backups.',
      ],
    },
    ...Object.entries(auditTopics).map(([topic, events]) => ({
      title: `The diary: ${topic}`,
      table: {
        head: ['Event', 'In words'],
        rows: events.map((event) => [event, auditWords[event] ?? '']),
        widths: [40, 60],
      },
    })),
    {
      title: 'The log of the process',
      paragraphs: [
        'One line of JSON an event on standard output, with its time (“at”) in UTC. The host collects and keeps it.',
      ],
      table: {
        head: ['Event', 'Attributes', 'Meaning'],
        rows: system.logEvents.map(({ name, attributes, says }) => [name, attributes.join(', '), says]),
        widths: [26, 30, 44],
      },
    },
  ],
})
