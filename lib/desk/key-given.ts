import { fail, ok, type Result } from '#lib/domain/result'
import { passphraseFrom } from '#lib/opening/passphrase'
import { unlockKeyText } from '#lib/opening/locked-key'
import type { PrivateKey } from '#lib/opening/private-key'
import { joinShares, type JoinProblem } from '#lib/shares/join-shares'
import type { KeyShare } from '#lib/shares/key-share'
import { groupsOfShare, readShare, type ReadShareProblem } from '#lib/shares/share-text'

/** How somebody gives the organisers' private key: its file with the passphrase, or enough of its shares. */
export interface KeyGiven {
  readonly way: 'file' | 'shares'
  readonly file: File | null
  readonly passphrase: string
  readonly shares: readonly string[]
}

export const noKeyGiven: KeyGiven = { way: 'shares', file: null, passphrase: '', shares: ['', ''] }

/** Which of the fields is wrong, and why. Shares count from 0. */
export type KeyGivenProblem =
  | { readonly field: 'file'; readonly code: 'no-file' | 'not-a-key-file' | 'other-key' }
  | { readonly field: 'file' | number; readonly code: 'not-needed'; readonly needed: string }
  | { readonly field: 'passphrase'; readonly code: 'no-passphrase' | 'wrong-passphrase' }
  | { readonly field: number; readonly code: 'no-share' }
  | { readonly field: number; readonly code: 'unreadable'; readonly problem: ReadShareProblem }
  | { readonly field: number; readonly code: Exclude<JoinProblem['code'], 'too-few-shares' | 'joined-key-differs'> }
  | { readonly field: 'shares'; readonly code: 'joined-key-differs' }

/** No key of ours is larger: some other file need not be read to its end. */
const largestKeyFile = 1 << 16

export const keyFrom = (given: KeyGiven): Promise<Result<PrivateKey, KeyGivenProblem>> =>
  given.way === 'file' ? keyFromFile(given) : keyFromShares(given.shares)

async function keyFromFile({ file, passphrase }: KeyGiven): Promise<Result<PrivateKey, KeyGivenProblem>> {
  if (file === null) return fail({ field: 'file', code: 'no-file' })
  if (passphrase === '') return fail({ field: 'passphrase', code: 'no-passphrase' })
  const read = passphraseFrom(passphrase)
  // Too short for any key that there is: wrong, like every other one that does not unlock.
  if (!read.ok) return fail({ field: 'passphrase', code: 'wrong-passphrase' })
  const text = file.size > largestKeyFile ? '' : await file.text()
  const unlocked = await unlockKeyText(text, read.value)
  if (unlocked.ok) return unlocked
  return unlocked.problem === 'wrong-passphrase'
    ? fail({ field: 'passphrase', code: 'wrong-passphrase' })
    : fail({ field: 'file', code: 'not-a-key-file' })
}

async function keyFromShares(texts: readonly string[]): Promise<Result<PrivateKey, KeyGivenProblem>> {
  const shares: KeyShare[] = []
  for (const [field, text] of texts.entries()) {
    if (text.trim() === '') return fail({ field, code: 'no-share' })
    const share = readShare(text)
    if (!share.ok) return fail({ field, code: 'unreadable', problem: share.problem })
    shares.push(share.value)
  }
  const joined = await joinShares(shares)
  if (joined.ok) return ok(joined.value)
  const { problem } = joined
  if (problem.code === 'joined-key-differs') return fail({ field: 'shares', code: problem.code })
  if (problem.code === 'too-few-shares') return fail({ field: texts.length, code: 'no-share' })
  return fail({ field: problem.share - 1, code: problem.code })
}

/** What a share's field can say while it is being filled in. */
export type Filling =
  | { readonly state: 'empty' }
  | { readonly state: 'whole'; readonly share: KeyShare }
  | { readonly state: 'begun'; readonly groups: number; readonly of: number }
  | { readonly state: 'wrong'; readonly problem: ReadShareProblem }

export function fillingOf(text: string): Filling {
  if (text.trim() === '') return { state: 'empty' }
  const read = readShare(text)
  if (read.ok) return { state: 'whole', share: read.value }
  const { problem } = read
  // The last group may still be being typed.
  const isUnderWay = problem.code === 'too-few-groups' && (problem.group === null || problem.group === problem.given)
  return isUnderWay ? { state: 'begun', groups: problem.given, of: groupsOfShare } : { state: 'wrong', problem }
}

/** As many fields as the shares ask for, once one of them has been read; what was typed stays. */
export function withEnoughFields(shares: readonly string[]): readonly string[] {
  const fillings = shares.map(fillingOf)
  const whole = fillings.find((filling) => filling.state === 'whole')
  if (whole?.state !== 'whole') return shares
  const { needed } = whole.share
  const kept = shares.filter((text, index) => index < needed || text.trim() !== '')
  return [...kept, ...Array.from({ length: Math.max(0, needed - kept.length) }, () => '')]
}
