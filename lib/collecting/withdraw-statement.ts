import { brusselsDayOf, type Day } from '#lib/domain/day'
import { readReceiptCode } from '#lib/domain/receipt-code'
import { fail, ok, type Result } from '#lib/domain/result'
import { stateOf, type Collection } from './collection.ts'

/** What withdrawing needs from the outside world. */
export interface Withdrawing {
  readonly now: () => Date
  readonly collection: () => Collection
  /**
   * Removes the statement of this identifier, where there is one. Takes as long and does as much where there is none, and
   * does not tell which.
   */
  readonly withdraw: (identifier: string, removedOn: Day) => Promise<void>
}

/** The form as it was typed. */
export interface WithdrawalForm {
  readonly code: string
  /** Whether the wish to have the statement removed was ticked. */
  readonly isWished: boolean
}

export interface WithdrawalProblems {
  readonly code?: 'missing-code' | 'not-a-code'
  readonly wish?: 'not-wished'
}

/**
 * Whether signatories may take their statements back by themselves: while the collection runs, also where it is paused.
 * Afterwards statements are with the authorities, or on their way.
 */
export const canWithdraw = (collection: Collection, today: Day): boolean =>
  collection.initiative !== null && collection.isLive && stateOf(collection, today) !== 'over'

/**
 * Removes a statement for whoever holds the code of its receipt.
 *
 * Succeeds alike whether there is such a statement, was one, or never was: else a receipt would tell whether somebody had
 * signed before, since a statement that came again is not kept and has none.
 */
export async function withdrawStatement(
  { now, collection, withdraw }: Withdrawing,
  { code, isWished }: WithdrawalForm,
): Promise<Result<void, 'not-now' | WithdrawalProblems>> {
  const today = brusselsDayOf(now())
  if (!canWithdraw(collection(), today)) return fail('not-now')
  const identifier = readReceiptCode(code)
  if (identifier === null || !isWished) {
    return fail({
      ...(identifier === null ? { code: code.trim() === '' ? 'missing-code' : 'not-a-code' } : {}),
      ...(isWished ? {} : { wish: 'not-wished' }),
    })
  }
  await withdraw(identifier, today)
  return ok(undefined)
}
