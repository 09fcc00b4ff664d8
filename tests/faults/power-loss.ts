import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { judge, type Judgement } from './judgement.ts'
import { signPrepared } from './signer.ts'
import { linesOf, type Sending } from './sendings.ts'
import { watch } from './strace.ts'
import { copyOf, databaseIn, type Template } from './template.ts'
import { contentAfter, eventsIn, type Event, type Loss } from './write-log.ts'

/** A signing as the disk saw it. */
export interface Recording {
  readonly template: Template
  /** The database and its log at the moment from which it was recorded: all of that is on disk. */
  readonly start: ReadonlyMap<string, Buffer>
  readonly events: readonly Event[]
  /** Sent and acknowledged before the recording. */
  readonly first: readonly (readonly [token: string, identifier: string])[]
}

/** Signs the template's forms, and records every write, wait and acknowledgement from the third form to the end. */
export async function record(template: Template, folder: string, atOnce: number): Promise<Recording> {
  const file = databaseIn(copyOf(template, folder))
  const log = join(folder, 'calls')
  let ended: Promise<unknown> = Promise.resolve()
  let start = new Map<string, Buffer>()
  const said = await signPrepared(
    { folder, forms: template.formsFile, readyAfter: 2, atOnce },
    {
      whenReady: async ({ pid = 0 }) => {
        start = new Map(
          [file, `${file}-wal`].filter((path) => existsSync(path)).map((path) => [path, readFileSync(path)]),
        )
        ended = (await watch(pid, { file, log, isRecording: true })).ended
      },
    },
  )
  await ended
  if (!said.hasClosed) throw new Error(`the signing to be recorded went wrong: ${said.complaints}`)
  const events = eventsIn(readFileSync(log, 'latin1'), file)
  return { template, start, events, first: [...said.acknowledged].slice(0, 2) }
}

/** The disk after the power went: what was waited for is there; of the rest, what the loss leaves. */
export function imageAfter(recording: Recording, until: number, loss: Loss): ReadonlyMap<string, Buffer> {
  const image = new Map<string, Buffer>()
  for (const [file, content] of recording.start) {
    const left = contentAfter(content, file, recording.events.slice(0, until), loss)
    if (left !== null) image.set(file, left)
  }
  return image
}

/** A folder for images: with the keys, which are not written while people sign. */
export function imageFolder({ template }: Recording, folder: string): string {
  mkdirSync(join(folder, 'data'), { recursive: true })
  cpSync(join(template.folder, 'data', 'keys'), join(folder, 'data', 'keys'), { recursive: true })
  return folder
}

/** Puts the power back on: what does SQLite make of the image? */
export async function judgeImage(
  recording: Recording,
  folder: string,
  until: number,
  loss: Loss,
): Promise<Judgement & { readonly acknowledged: number }> {
  const recorded = recording.start.keys().next().value!
  for (const suffix of ['', '-wal', '-shm']) rmSync(databaseIn(folder) + suffix, { force: true })
  for (const [file, content] of imageAfter(recording, until, loss)) {
    writeFileSync(databaseIn(folder) + file.slice(recorded.length), content)
  }
  const acknowledged = new Map(recording.first)
  for (const event of recording.events.slice(0, until)) {
    if (event.what !== 'said') continue
    for (const line of linesOf(event.text)) {
      if (line.what === 'acknowledged') acknowledged.set(line.formToken, line.identifier)
    }
  }
  const sent: readonly Sending[] = recording.template.forms
  const judgement = await judge(folder, recording.template.statements, { sent, acknowledged })
  return { ...judgement, acknowledged: acknowledged.size }
}
