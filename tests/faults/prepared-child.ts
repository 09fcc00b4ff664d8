/**
 * `node tests/faults/prepared-child.ts TASK`: signs forms that were prepared, in the folder of the task, and says on
 * standard output what became of each. Where it is told to wait, it signs the first few, says `ready`, and goes on at
 * the first line on standard input: until then whatever is put between it and the disk can be put there.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { once } from 'node:events'
import { signStatement } from '#lib/collecting/sign-statement'
import { openInstance, type Instance } from '#lib/instance/instance'
import { formOf, say, type Sending } from './sendings.ts'

export interface Task {
  /** Holds `data` with the collection. */
  readonly folder: string
  /** JSON of `Sending[]`. */
  readonly forms: string
  /** Forms that are signed before it says `ready` and waits; 0: it waits before the first. `null`: it does not wait. */
  readonly readyAfter: number | null
  /** Forms that are under way at the same time. */
  readonly atOnce: number
}

async function sign(instance: Instance, sending: Sending): Promise<void> {
  const { formToken } = sending
  say({ what: 'sending', ...sending })
  try {
    const signed = await signStatement(instance.collecting, formOf(sending))
    if (signed.ok) say({ what: 'acknowledged', formToken, ...signed.value })
    else say({ what: 'refused', formToken, why: JSON.stringify(signed.problem) })
  } catch (error) {
    say({ what: 'failed', formToken, why: error instanceof Error ? error.message : 'unknown' })
  }
}

/** Groups of fixed size, one after the other: the same calls of the disk in every run. */
async function signAll(instance: Instance, forms: readonly Sending[], atOnce: number): Promise<void> {
  for (let from = 0; from < forms.length; from += atOnce) {
    await Promise.all(forms.slice(from, from + atOnce).map((form) => sign(instance, form)))
  }
}

if (import.meta.main) {
  const { folder, forms, readyAfter, atOnce } = JSON.parse(process.argv[2] ?? '') as Task
  const data = join(folder, 'data')
  const sendings = JSON.parse(readFileSync(forms, 'utf8')) as readonly Sending[]
  const instance = openInstance({ dataFolder: data, keysFolder: join(data, 'keys'), challengeTries: 2 })
  await signAll(instance, sendings.slice(0, readyAfter ?? 0), 1)
  if (readyAfter !== null) {
    say({ what: 'ready' })
    await once(process.stdin, 'data')
    process.stdin.destroy()
  }
  await signAll(instance, sendings.slice(readyAfter ?? 0), atOnce)
  await instance.close()
  say({ what: 'closed' })
}
