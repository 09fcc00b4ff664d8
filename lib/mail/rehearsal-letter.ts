import type { Letter } from './letter.ts'

/** Why a rehearsal is due. In English: which language whoever looks after the machine reads is not known here. */
const sentences = {
  time: 'The last rehearsal with the organisers’ private key was more than 60 days ago.',
  holders: 'Others hold the shares of the organisers’ private key now, and nobody has rehearsed with them yet.',
} as const

/** The e-mail that asks for a rehearsal. It names no key and no holder. */
export function rehearsalLetter(
  { reason, since }: { readonly reason: keyof typeof sentences; readonly since: string },
  to: string,
  link: string,
): Letter {
  const lines = [
    sentences[reason],
    `A rehearsal is due since ${since}: download the sample on the organisers’ page, open it on a computer of yours with the shares as their holders have them, and paste the proof.`,
    'If enough shares are lost, nobody can ever open the statements of support. A rehearsal finds that out while there is time.',
    `The page:\n${link}`,
  ]
  return { to, language: 'en', subject: 'Colligo: a rehearsal of the key is due', text: `${lines.join('\n\n')}\n` }
}
