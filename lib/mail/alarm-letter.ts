import type { Letter } from './letter.ts'

interface Told {
  readonly kind: string
  readonly memberState: string | null
  readonly hour: string
  readonly counted: number
  readonly usual: number
}

/** What was seen, by kind. In English: which language whoever looks after the machine reads is not known here. */
const sentences: Readonly<Record<string, string>> = {
  burst: 'Far more statements of support came within one hour than is usual.',
  plain: 'Far more statements of support than usual came by the form without a script.',
  'one-network': 'Many statements of support came from single networks.',
  alike: 'Many statements of support came from browsers that look all the same.',
}

/** The e-mail that tells of an alarm. It names counts, and nothing of anybody. */
export function alarmLetter({ kind, memberState, hour, counted, usual }: Told, to: string, link: string): Letter {
  const place = memberState ?? 'all Member States'
  const lines = [
    sentences[kind] ?? 'Something unusual was seen in the counts.',
    [
      `Member State: ${place}`,
      `Hour (UTC): ${hour.replace('T', ' ')}:00`,
      `Statements: ${String(counted)}`,
      `Usual at this hour: ${String(usual)}`,
    ].join('\n'),
    'It may be good news: a broadcast, a school, a demonstration. Nothing was changed, and nobody was refused.',
    `Look at it:\n${link}`,
  ]
  return {
    to,
    language: 'en',
    subject: `Colligo: an unusual number of statements (${place})`,
    text: `${lines.join('\n\n')}\n`,
  }
}
