import { z } from 'zod'
import { fail, ok, type Result } from '#lib/domain/result'
import { openingKeysOf, openStatement, type SealProblem } from './open-statement.ts'
import type { PrivateKey } from './private-key.ts'

/** Stands for the Member State and the rule pack in a sample, where no statement of support has them. */
export const rehearsalContext = { memberState: '--', pack: 'rehearsal' } as const

export type RehearsalProblem = SealProblem['code'] | 'no-such-sample' | 'not-a-sample'

const contentsSchema = z.object({ values: z.object({ proof: z.string().regex(/^[\w-]{1,200}$/u) }) })

/**
 * Opens a rehearsal's sample: something the server has sealed as it seals statements, with a random proof inside. Only
 * the holder of the private key can read the proof.
 */
export async function openSample(
  privateKey: PrivateKey,
  sealed: string,
): Promise<Result<{ readonly initiative: string; readonly proof: string }, RehearsalProblem>> {
  const expected = { memberState: rehearsalContext.memberState }
  const opened = await openStatement(await openingKeysOf([privateKey]), sealed.trim(), expected)
  if (!opened.ok) return fail(opened.problem.code)
  const { context, contents } = opened.value
  const read = contentsSchema.safeParse(contents)
  if (!read.success || context.pack !== rehearsalContext.pack) return fail('not-a-sample')
  return ok({ initiative: context.initiative, proof: read.data.values.proof })
}
