import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { judge, type Judgement } from './judgement.ts'
import { sendAgain } from './send-again.ts'
import { signPrepared, type Said } from './signer.ts'
import { callsIn, callsOfTheWriter, faultKinds, watch, type FaultKind, type Injection } from './strace.ts'
import { copyOf, databaseIn, type Template } from './template.ts'

/** What one fault did. */
export interface Outcome extends Judgement {
  readonly kind: string
  readonly hasHappened: boolean
  readonly acknowledged: number
}

export interface Signing {
  readonly template: Template
  /** Forms that are under way at the same time. */
  readonly atOnce: number
}

/** Has the template's forms signed under strace; one first, so that the writer is there to be attached to. */
async function signWatched(signing: Signing, folder: string, injection?: Injection): Promise<Said> {
  const { template, atOnce } = signing
  const log = join(folder, 'calls')
  let ended: Promise<unknown> = Promise.resolve()
  const said = await signPrepared(
    { folder: copyOf(template, folder), forms: template.formsFile, readyAfter: 2, atOnce },
    {
      whenReady: async ({ pid = 0 }) => {
        const file = databaseIn(folder)
        ended = (await watch(pid, { file, log, ...(injection === undefined ? {} : { injection }) })).ended
      },
    },
  )
  await ended
  return said
}

/** Counts the writes and waits of a signing in which nothing goes wrong, from the third form to the closed database. */
export async function countCalls(signing: Signing, folder: string): Promise<number> {
  const said = await signWatched(signing, folder)
  if (!said.hasClosed || said.acknowledged.size !== signing.template.forms.length) {
    throw new Error(`a signing without a fault went wrong: ${said.complaints}`)
  }
  const count = callsOfTheWriter(join(folder, 'calls'))
  rmSync(folder, { recursive: true })
  return count
}

/** Every kind of fault at every call, or at each so-manieth. */
export const injectionsAt = (calls: number, step = 1): readonly Injection[] =>
  (Object.keys(faultKinds) as FaultKind[]).flatMap((kind, turn) =>
    Array.from({ length: Math.floor((calls - 1 - turn) / step) + 1 }, (_, index) => ({
      kind,
      at: 1 + turn + index * step,
    })),
  )

/**
 * Injects one fault into a signing, looks at what is stored, sends every form once more as browsers do whose answer
 * did not come, and looks again: each person is to be counted once, whatever has happened.
 *
 * @param byProcess - Sends again to a process that was started anew, rather than here.
 */
export async function injectFault(
  signing: Signing,
  folder: string,
  injection: Injection,
  { byProcess = false } = {},
): Promise<Outcome> {
  const said = await signWatched(signing, folder, injection)
  const first = await judge(folder, signing.template.statements, said)
  const second = await judgeAgain(signing, folder, said, byProcess)
  const unsound = [...first.unsound, ...strangeEnd(injection, said), ...second.unsound]
  const hasHappened = injection.kind === 'kill' ? said.signal === 'SIGKILL' : wasInjected(folder)
  const lost = [...first.lost, ...second.lost]
  // What went wrong is kept, to be looked at.
  if (lost.length + unsound.length === 0) rmSync(folder, { recursive: true })
  return {
    kind: injection.kind,
    hasHappened,
    acknowledged: said.acknowledged.size,
    stored: first.stored,
    lost,
    unsound,
  }
}

/** Has everybody send again, and judges what is stored then. */
export async function judgeAgain(
  { template }: Pick<Signing, 'template'>,
  folder: string,
  said: Pick<Said, 'acknowledged'>,
  byProcess: boolean,
): Promise<Judgement> {
  const again = byProcess ? await restarted(template, folder) : await sendAgain(folder, template.forms)
  const judgement = await judge(folder, template.statements, { sent: template.forms, acknowledged: again })
  const unsound = [...judgement.unsound]
  if (again.size !== template.forms.length) unsound.push('not everybody could send again')
  if ([...said.acknowledged].some(([token, identifier]) => again.get(token) !== identifier)) {
    unsound.push('a form that was sent again got another identifier')
  }
  if (judgement.stored !== template.forms.filter(({ isRepeated }) => !isRepeated).length) {
    unsound.push('after everybody sent again, not everybody was counted once')
  }
  return { ...judgement, unsound }
}

const restarted = async (template: Template, folder: string): Promise<ReadonlyMap<string, string>> =>
  (await signPrepared({ folder, forms: template.formsFile, readyAfter: null, atOnce: 8 })).acknowledged

const wasInjected = (folder: string): boolean => callsIn(join(folder, 'calls')).some(({ isInjected }) => isInjected)

/** A process whose disk fails ends by itself, with the code that says so; or the fault hit nothing that matters. */
function strangeEnd({ kind }: Injection, { signal, code, complaints, refused }: Said): readonly string[] {
  const isExpected = signal === null ? code === 0 || code === 74 : kind === 'kill' && signal === 'SIGKILL'
  return [
    ...(isExpected ? [] : [`ended with ${String(code ?? signal)}: ${complaints}`]),
    ...(refused.size === 0 ? [] : [`refused: ${[...refused.values()].join()}`]),
  ]
}
