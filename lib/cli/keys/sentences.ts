import type { JoinProblem } from '#lib/shares/join-shares'
import type { ReadShareProblem } from '#lib/shares/share-text'
import type { SplitProblem } from '#lib/shares/split-key'

/** What is wrong with what was read as a share, and what to do. Never a digit of it. */
export function readShareSentence(problem: ReadShareProblem): string {
  switch (problem.code) {
    case 'wrong-group':
      return `Group ${String(problem.group)} is wrong. Compare it with the sheet, digit by digit.`
    case 'too-few-groups':
      return `Digits are missing: a share has 24 groups of six digits. ${placeOf(problem.group)}`
    case 'too-many-groups':
      return `There are digits too many: a share has 24 groups of six digits. ${placeOf(problem.group)}`
    case 'wrong-checksum':
      return 'Each group could be right, but the whole is not: groups may stand in each other’s places, or come from another sheet.'
    case 'not-a-share':
      return 'That is not a share. A share has digits alone: 24 groups of six.'
    case 'unknown-version':
      return 'This share was made by a newer version of Colligo. Use that one.'
  }
}

const placeOf = (group: number | null): string =>
  group === null ? 'Those that are there are right.' : `Look at group ${String(group)} first.`

/**
 * Why shares give no key.
 *
 * @param names - What each share was called when it was given, in their order.
 */
export function joinSentence(problem: JoinProblem, names: readonly string[]): string {
  switch (problem.code) {
    case 'too-few-shares': {
      const { given, needed } = problem
      return needed === null
        ? 'No share was given.'
        : `${String(needed)} shares are needed, and ${given === 1 ? 'one is' : `${String(given)} are`} there.`
    }
    case 'another-key':
      return `${names[problem.share - 1] ?? 'One share'} is a share of another key than the first.`
    case 'another-splitting':
      return `${names[problem.share - 1] ?? 'One share'} is a share of the same key, but from before or after it was split anew. Use shares of one time.`
    case 'share-twice':
      return `${names[problem.share - 1] ?? 'One share'} was given already. Another holder’s share is needed.`
    case 'joined-key-differs':
      return 'The shares fit together, but they do not give the key. One of them is not what was handed out: try with another holder’s.'
  }
}

export const splitSentences: Readonly<Record<SplitProblem, string>> = {
  'not-a-splitting':
    'Write as --split how many shares are needed and how many there are: 2/3. At least two are needed, and there are 15 at most.',
  'holders-missing':
    'Name each holder, with commas between: --holders "Ines,Teodor,Mari". There are as many as shares.',
  'holder-twice': 'Two holders have the same name. Tell them apart.',
}

/** What is said to whoever makes a file that opens everything alone. */
export const aloneWarning = `This file opens every statement of support alone, with its passphrase.
Whoever loses either has lost every statement: nobody, we included, can bring them back.
Write the passphrase down and keep it apart from the key. Better: split the key among several
people, so that no single loss or theft decides: ./run keys new --split 2/3 --holders "…"
`

/** What is said after the shares of a key lie in a folder. */
export const handOutAdvice = `Print each sheet, hand it to its holder, and see that each holder has it.
Then delete the folder, and empty the bin: while all shares lie on one disk, that disk opens everything.
On the organisers’ page “Keys”, note who holds which share, and rehearse with the shares.
`

/** What is said of the shares of before. */
export const oldSharesAdvice = `The old shares still work: any of them that were enough before open everything, together, for ever.
Collect the old sheets and burn or shred them. Whoever has left may have kept a copy; if you are not
sure of everybody, make a new key (./run keys new) and install it on the organisers’ page “Keys”: what
is sealed from then on opens with the new shares alone.
`
