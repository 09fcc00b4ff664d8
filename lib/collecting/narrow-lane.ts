import { fail } from '#lib/domain/result'
import type { Collecting } from './sign-statement.ts'
import { proofPurpose } from './take-statement.ts'

/**
 * Collecting in a lane of few places: a statement that could be taken pays for its place first. Mistakes in the form
 * and wrong answers pay nothing: whoever needs three tries is not to be told that the lane is full.
 *
 * @param hasPlace - Pays, once; `false` where there is no place now.
 */
export const inNarrowLane = (collecting: Collecting, hasPlace: () => boolean): Collecting => ({
  ...collecting,
  take: async (statement) => {
    const { registrationNumber, memberState, lane, proof } = statement
    const judged = await collecting.judge(proof, proofPurpose(registrationNumber, memberState, lane))
    if (!judged.fits) return fail(judged.reason)
    return hasPlace() ? await collecting.take(statement) : fail('lane-full')
  },
})
