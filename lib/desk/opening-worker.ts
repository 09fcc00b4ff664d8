import './without-eval.ts'
import { openExport } from '#lib/opening/open-export'
import { makePackage } from './make-package.ts'
import { blobSink, sourceOfBlob } from './blob-sink.ts'
import { browserMachine } from './browser-machine.ts'
import type { AskedOfOpening, OpeningProgress, ToldOfOpening } from './opening-messages.ts'

/** The worker that opens an export: beside the page, which stays alive and can stop it. */
const stopping = new AbortController()

const tell = (told: ToldOfOpening): void => {
  postMessage(told)
}

addEventListener('message', ({ data }: MessageEvent<AskedOfOpening>) => {
  if (data.kind === 'open') void open(data)
  else stopping.abort()
})

async function open({ file, header, privateKeys, sample }: Extract<AskedOfOpening, { kind: 'open' }>): Promise<void> {
  const { signal } = stopping
  const onProgress = often((progress) => {
    tell({ kind: 'progress', ...progress })
  })
  try {
    const opened = await openExport({
      source: sourceOfBlob(file),
      privateKeys,
      sink: blobSink(),
      machine: browserMachine,
      ...(sample === null ? {} : { sample }),
      signal,
      onProgress,
    })
    tell(
      opened.ok
        ? { kind: 'made', made: await makePackage({ opened: opened.value, header, onProgress, signal }) }
        : { kind: 'refused', problem: opened.problem },
    )
  } catch (error) {
    if (signal.aborted) tell({ kind: 'refused', problem: { code: 'interrupted' } })
    else tell({ kind: 'broken', reason: isFull(error) ? 'no-space' : 'fault' })
  }
}

/** Told no more than ten times a second: a page that redraws for each batch has time for nothing else. */
function often(tellOf: (progress: OpeningProgress) => void): (progress: OpeningProgress) => void {
  let last = { at: 0, phase: '' }
  return (progress) => {
    const at = performance.now()
    if (progress.phase === last.phase && at - last.at < 100 && progress.done < progress.total) return
    last = { at, phase: progress.phase }
    tellOf(progress)
  }
}

const isFull = (error: unknown): boolean =>
  error instanceof DOMException && (error.name === 'QuotaExceededError' || error.name === 'NotReadableError')
