import type { Letter } from './letter.ts'

/** What must be gone. In English: which language whoever looks after the machine reads is not known here. */
const things: Readonly<Record<string, string>> = {
  statements: 'the statements of support and every copy of them',
  'email-addresses': 'the e-mail addresses that were given for news',
}

/** The e-mail that tells of a day by which something must be destroyed. It names counts of days, and nothing of anybody. */
export function retentionLetter(
  { what, daysLeft }: { readonly what: string; readonly daysLeft: number },
  to: string,
  link: string,
): Letter {
  const thing = things[what] ?? 'what the law names'
  const lines =
    what === 'destruction-unfinished'
      ? [
          'A destruction was begun and is not finished: what was to be overwritten may still be there.',
          'Run `./run doctor`, which says what is left, and `./run destruction finish`.',
        ]
      : [
          daysLeft < 0
            ? `The day by which ${thing} must be destroyed has passed ${days(-daysLeft)} ago.`
            : `${days(daysLeft)} from now ${thing} must be destroyed.`,
          'Two organisers begin the destruction together on their page. Copies of keys, backups and snapshots elsewhere must go too. While proceedings need the statements, two organisers can note that, which puts the day off.',
        ]
  return {
    to,
    language: 'en',
    subject: daysLeft < 0 ? 'Colligo: something is overdue to be destroyed' : 'Colligo: a day of destruction is near',
    text: `${[...lines, `The page:\n${link}`].join('\n\n')}\n`,
  }
}

const days = (count: number): string => (count === 1 ? '1 day' : `${String(count)} days`)
