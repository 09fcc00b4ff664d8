import type { DossierFacts, KeyFacts, SplittingFacts } from '../facts.ts'
import type { DossierDocument, DossierSection } from '../paper/document.ts'
import { momentText, orNone } from './moments.ts'

/** How the organisers' key came about and who holds it, as the instance has it on record: by role, without a name. */
export const keyCeremony = ({ keys, keyEvents, auditWords }: DossierFacts): DossierDocument => ({
  name: '08-key-ceremony',
  title: 'Record of the key ceremony',
  language: 'en',
  intro: [
    'The private key was made on a computer of the organisers’ and never reached the server. What follows is what the server knows of it: thumbprints (RFC 7638), who holds shares by role, and when the private half was proved to open what is sealed here.',
  ],
  sections: [
    ...(keys.length === 0
      ? [{ title: 'No key', paragraphs: ['No public key is installed: nothing can be signed.'] }]
      : keys.map(keySection)),
    {
      title: 'What stands in the diary',
      paragraphs: keyEvents.length === 0 ? ['Nothing yet.'] : [],
      table: {
        head: ['When', 'What'],
        rows: keyEvents.map(({ at, event }) => [momentText(at), auditWords[event] ?? event]),
        widths: [30, 70],
      },
    },
    {
      title: 'To be completed by those who were there',
      items: [
        'Place, day and time of the ceremony: [………]. Led by: [………]. Witness, who holds no share: [………].',
        'Computer and medium that it was started from: [………].',
        'Signatures of all who were there: [………].',
      ],
      table: {
        head: ['Step', 'Time', 'Seen by'],
        rows: steps.map((step) => [step, '[……]', '[……]']),
        widths: [68, 14, 18],
      },
    },
  ],
})

/** What is done in which order, with ./run keys or at the desk. */
const steps = [
  'The computer was newly started, and no network was connected or could be.',
  'The digest of the desk, or the version of the command, was compared with the one published: [………].',
  'The pair of keys was made; the private half was shown to nobody and copied nowhere.',
  'The private half was split: [……] of [……] shares are needed. Each holder alone saw and wrote down theirs.',
  'As many shares as are needed, typed in from paper, opened a sample: the sheets are right.',
  'The thumbprint of the public half was read aloud, and is the one in this record.',
  'Each sheet lies in a sealed envelope, at a place that no other holder knows; numbers of the envelopes: [………].',
  'Nothing of the private half stayed on the computer or its medium.',
  'The rehearsal on the site was passed; the diary above shows it.',
] as const

function keySection(key: KeyFacts, index: number): DossierSection {
  const uses = key.uses.map(({ from, until }) => `${momentText(from)} – ${until === null ? 'now' : momentText(until)}`)
  return {
    title: `Key ${String(index + 1)}${key.uses.some(({ until }) => until === null) ? ', in force' : ''}`,
    table: {
      head: ['What', 'On record'],
      rows: [
        ['Thumbprint', key.thumbprint],
        ['Installed', momentText(key.installedAt)],
        ['Last proved by a rehearsal', orNone(key.rehearsedAt)],
        ['Sealed statements', uses.length === 0 ? 'never' : uses.join('; ')],
        ...key.splittings.flatMap(splittingRows),
        ...(key.splittings.length === 0 ? [['Shares', 'nobody has noted that the key is split']] : []),
      ],
      widths: [30, 70],
    },
  }
}

function splittingRows({
  needed,
  among,
  notedAt,
  destroyedAt,
  holders,
}: SplittingFacts): readonly (readonly string[])[] {
  const state = destroyedAt === null ? '' : `; said to be destroyed ${momentText(destroyedAt)}`
  return [
    ['Shares', `${String(needed)} of ${String(among)} are needed, noted ${momentText(notedAt)}${state}`],
    ...holders.map(({ who, rehearsedAt }, index) => [
      `Share ${String(index + 1)}`,
      `${who}; last used in a rehearsal: ${orNone(rehearsedAt)}`,
    ]),
  ]
}
