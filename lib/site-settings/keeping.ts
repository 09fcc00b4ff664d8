import type { AuditEvent } from '#lib/domain/audit-event'
import type { Day } from '#lib/domain/day'
import type { PictureName, PictureType } from './pictures/picture.ts'
import type { Channel, Settings } from './settings.ts'

export type FileName = PictureName | 'certificate'

/** A file as it is to be kept. */
export interface NewFile {
  readonly type: PictureType | 'application/pdf'
  readonly bytes: Buffer
  readonly sha256: string
}

/** What is to change, all of it or nothing. What is not named stays. */
export interface SiteChange {
  /** `null` takes a setting back. */
  readonly settings?: Partial<Settings>
  /** `null` takes a file away. */
  readonly files?: Readonly<Partial<Record<FileName, NewFile | null>>>
}

export interface CountedChannel extends Channel {
  /** Signatures that came by it. */
  readonly counted: number
}

/** What changing the site needs from the outside world. */
export interface SiteKeeping {
  readonly settings: () => Settings
  /** Keeps a change and puts it on record, in one. */
  readonly keep: (change: SiteChange, event: AuditEvent) => void
  readonly channels: () => readonly CountedChannel[]
  /** `false` where there is one of this code. */
  readonly addChannel: (channel: Channel, event: AuditEvent) => boolean
  readonly removeChannel: (code: string, event: AuditEvent) => void
  readonly today: () => Day
  /** In which the initiative was registered; `null` before it was imported. */
  readonly originalLanguage: () => string | null
  /** SHA-256 in lower-case hex. */
  readonly digest: (bytes: Buffer) => string
}

/** What is wrong with what was typed, by field. */
export type Problems<Field extends string, Code extends string> = Readonly<Partial<Record<Field, Code>>>

/** The problems that are there, or none at all. */
export function found<Field extends string, Code extends string>(
  candidates: Readonly<Record<Field, Code | null>>,
): Problems<Field, Code> | null {
  const problems = Object.entries(candidates).filter(([, code]) => code !== null)
  return problems.length === 0 ? null : (Object.fromEntries(problems) as Problems<Field, Code>)
}
