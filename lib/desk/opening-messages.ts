import type { Recipient } from '#lib/domain/recipient'
import type { OpeningTask, SealedBatch } from '#lib/opening/open-batch'
import type { PrivateKey } from '#lib/opening/private-key'
import type { OpeningProblem } from '#lib/opening/problems'
import type { SampleWish } from '#lib/opening/sample'
import type { VerifiedHeader } from './read-header.ts'

/** What the page asks of the worker that opens an export. */
export type AskedOfOpening =
  | {
      readonly kind: 'open'
      readonly file: File
      readonly header: VerifiedHeader
      readonly privateKeys: readonly PrivateKey[]
      readonly sample: SampleWish | null
    }
  | { readonly kind: 'cancel' }

/** What that worker asks of those that open statements. */
export type AskedOfOpener =
  { readonly kind: 'task'; readonly task: OpeningTask } | { readonly kind: 'batch'; readonly batch: SealedBatch }

export type Phase = 'verifying' | 'opening' | 'wrapping'

export interface OpeningProgress {
  readonly phase: Phase
  readonly done: number
  readonly total: number
}

/** A package as it is to be saved. */
export interface MadePackage {
  readonly name: string
  readonly contents: Blob
  /** The list of what is inside, which organisers keep. */
  readonly manifest: Blob
  readonly recordName: string
  readonly manifestSha256: string
  readonly count: number
  /** Whose envelope it is in; `null` where it is in none. */
  readonly recipient: Recipient | null
}

/** What the page is told. */
export type ToldOfOpening =
  | ({ readonly kind: 'progress' } & OpeningProgress)
  | { readonly kind: 'made'; readonly made: MadePackage }
  | { readonly kind: 'refused'; readonly problem: OpeningProblem }
  | { readonly kind: 'broken'; readonly reason: 'no-space' | 'fault' }
