import type { ProofProblem, Receipt, StatementToTake, JudgedProof } from '#lib/collecting/take-statement'
import type { MachineState } from './machine.ts'
import type { Challenge } from '#lib/crypto/proof-of-work'
import type { Result } from '#lib/domain/result'

/** What the writer's thread is started with. */
export interface WriterTask {
  /** The database's file. */
  readonly file: string
  readonly secrets: { readonly fingerprint: Uint8Array; readonly server: Uint8Array }
  readonly challengeTries: number
  /** Free bytes below which no statement is taken; `null` where nobody watches over the machine. */
  readonly leastFreeBytes: number | null
}

/** Goes over as text. */
type Moment = Date | string

/** What it is asked to do. */
export type Request =
  | { readonly id: number; readonly take: Omit<StatementToTake, 'at'> & { readonly at: Moment } }
  | { readonly id: number; readonly make: { readonly purpose: string; readonly now: Moment; readonly factor: number } }
  | { readonly id: number; readonly judge: { readonly proof: string; readonly purpose: string; readonly now: Moment } }

/** What it says: answers, several at once and as text, or that the database can be relied on no more. */
export type Saying =
  | string
  /** `code` is SQLite's, as `SQLITE_IOERR_FSYNC`. */
  | { readonly broken: string }
  | { readonly machine: MachineState }

export interface Answer {
  readonly id: number
  /** `undefined` where the request has failed without breaking anything. */
  readonly taken?: Result<Receipt, ProofProblem>
  readonly judged?: JudgedProof
  readonly made?: Challenge
  readonly failed?: string
}
