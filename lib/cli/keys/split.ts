import { stderr, stdout } from 'node:process'
import { parseArgs } from 'node:util'
import { pathGiven } from '#lib/config/path-given'
import { exitCodes, told, UsageError, type ExitCode } from '#lib/opening/command'
import { keyIdOf } from '#lib/opening/private-key'
import { givenKey, keyOptions } from './given-keys.ts'
import { handOutAdvice, oldSharesAdvice } from './sentences.ts'
import { listOf, readSplitOrder, splitOptions, writeShares } from './write-shares.ts'

/** Splits a key that there is as one file among people. */
export async function run(words: string[]): Promise<ExitCode> {
  const done = await splitAgain(words)
  if (done === exitCodes.done)
    stderr.write('The file of the whole key still opens everything alone. Destroy it, unless you want just that.\n')
  return done
}

/** Splits a key anew, for other people or other numbers; the shares of before go on working. */
export async function reshare(words: string[]): Promise<ExitCode> {
  const done = await splitAgain(words)
  if (done === exitCodes.done) stderr.write(`\n${oldSharesAdvice}`)
  return done
}

async function splitAgain(words: string[]): Promise<ExitCode> {
  const { values } = parseArgs({ args: words, options: { ...keyOptions, ...splitOptions } })
  const { out } = values
  if (out === undefined) throw new UsageError('Name the folder for the new shares: --out.')
  const order = readSplitOrder(values)
  if (!order.ok) return told(order.problem)
  const key = await givenKey(values)
  if (!key.ok) return told(key.problem)
  const written = await writeShares(key.value, order.value, pathGiven(out))
  if (!written.ok) return told(written.problem)
  stdout.write(`Key ${keyIdOf(key.value)}, the same as before\n${listOf(written.value, false)}`)
  stderr.write(handOutAdvice)
  return exitCodes.done
}
