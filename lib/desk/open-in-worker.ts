import type { PrivateKey } from '#lib/opening/private-key'
import type { SampleWish } from '#lib/opening/sample'
import type { AskedOfOpening, MadePackage, OpeningProgress, ToldOfOpening } from './opening-messages.ts'
import type { VerifiedHeader } from './read-header.ts'
import type { OpeningProblem } from '#lib/opening/problems'

/** The script of the worker, put in when the desk is made. */
declare const deskWorkerSource: string

export type Outcome =
  | { readonly kind: 'made'; readonly made: MadePackage }
  | { readonly kind: 'refused'; readonly problem: OpeningProblem }
  | { readonly kind: 'broken'; readonly reason: 'no-space' | 'fault' }

/** A file, and what it says of itself. */
export interface ChosenExport {
  readonly file: File
  readonly header: VerifiedHeader
}

/** How it is to be opened. */
export interface OpeningOrder {
  readonly privateKeys: readonly PrivateKey[]
  /** For an authority that verifies by a random sample. */
  readonly sample: SampleWish | null
}

/** An opening under way, beside the page: the page stays alive, and can stop it. */
export interface OpeningUnderWay {
  readonly outcome: Promise<Outcome>
  readonly cancel: () => void
}

export function openInWorker(
  { file, header }: ChosenExport,
  { privateKeys, sample }: OpeningOrder,
  onProgress: (progress: OpeningProgress) => void,
): OpeningUnderWay {
  const address = URL.createObjectURL(new Blob([deskWorkerSource], { type: 'text/javascript' }))
  const worker = new Worker(address)
  const { promise, resolve } = Promise.withResolvers<Outcome>()
  const ask = (asked: AskedOfOpening): void => {
    worker.postMessage(asked)
  }
  const end = (outcome: Outcome): void => {
    // Keys and statements go with it.
    worker.terminate()
    URL.revokeObjectURL(address)
    resolve(outcome)
  }
  worker.onmessage = ({ data }: MessageEvent<ToldOfOpening>) => {
    if (data.kind === 'progress') onProgress(data)
    else end(data)
  }
  worker.onerror = () => {
    end({ kind: 'broken', reason: 'fault' })
  }
  ask({ kind: 'open', file, header, privateKeys, sample })
  return {
    outcome: promise,
    cancel: () => {
      ask({ kind: 'cancel' })
    },
  }
}
