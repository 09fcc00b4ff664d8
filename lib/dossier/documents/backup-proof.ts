import type { DossierFacts, RestoreProof } from '../facts.ts'
import type { DossierDocument, DossierSection } from '../paper/document.ts'
import { momentText, sizeText } from './moments.ts'

/** A backup that was made, restored and checked for this dossier, and those on record (1179/2011, Annex, 2.2(h), 2.16(b)). */
export const backupProof = ({ restore, backups, health, auditWords, at }: DossierFacts): DossierDocument => ({
  name: '09-backup-and-restore',
  title: 'Backup and restore, proved',
  language: 'en',
  intro: [
    `On ${momentText(at)} the database of this instance was copied while it could be written to, encrypted, restored into an empty folder by the code of ./run restore, and checked. The copy and the folder are gone again; nothing of the instance was changed.`,
  ],
  sections: [
    ...(typeof restore === 'string' ? [{ title: 'Not done', paragraphs: [restore] }] : proofSections(restore)),
    {
      title: 'Backups on record, the newest first',
      paragraphs: backups.length === 0 ? ['None is on record.'] : [],
      table: {
        head: ['When', 'What', 'Statements'],
        rows: backups.map((one) => [
          momentText(one.at),
          auditWords[one.event] ?? one.event,
          one.count === null ? '' : String(one.count),
        ]),
        widths: [30, 50, 20],
      },
    },
    {
      title: 'What the doctor says of this instance',
      table: {
        head: ['Look', 'Found', 'What it says'],
        rows: health.flatMap(({ findings }) => findings.map(({ check, verdict, says }) => [check, verdict, says])),
        widths: [22, 10, 68],
      },
    },
    {
      title: 'What this does not prove',
      items: [
        'That the organisers’ own private key opens the backups that lie elsewhere: the server cannot know. They prove it by restoring one on the computer that has the key (./run restore), and note it: [date, names].',
        'That copies are taken to a second place: the host’s checklist.',
        'Statements that were acknowledged after the last backup are lost with the disk. The public log shows how many.',
      ],
    },
  ],
})

function proofSections(proof: RestoreProof): readonly DossierSection[] {
  const { copy, encrypt, restore, check } = proof.seconds
  const second = (value: number): string => `${value.toFixed(2)} s`
  return [
    {
      title: proof.isWhole ? 'The restored copy is whole' : 'THE RESTORED COPY IS NOT WHOLE',
      table: {
        head: ['Step', 'Result', 'Time'],
        rows: [
          ['Copied while it was in use', sizeText(proof.databaseBytes), second(copy)],
          ['Encrypted (age)', `${sizeText(proof.backupBytes)}, SHA-256 ${proof.sha256}`, second(encrypt)],
          [
            'Restored into an empty folder',
            `${String(proof.statements)} ${proof.statements === 1 ? 'statement' : 'statements'}, still sealed`,
            second(restore),
          ],
          ['Checked', proof.isWhole ? 'whole' : 'not whole', second(check)],
          ['In all', '', second(copy + encrypt + restore + check)],
        ],
        widths: [27, 62, 11],
      },
    },
    {
      title: 'What was checked in it',
      paragraphs: [
        proof.isToOrganisers
          ? 'The copy was encrypted to the organisers’ key, as backups are, and to a key that was made for this proof and forgotten with it: with the latter it was opened.'
          : 'No organisers’ key has been rehearsed yet: the copy was encrypted to a key made for this proof alone. Backups that are kept need the organisers’ key.',
      ],
      table: { head: ['What', 'Found'], rows: proof.checks.map((row) => [...row]), widths: [50, 50] },
    },
  ]
}
