import type { Chapter } from '#lib/doctor/examine'
import type { Initiative } from '#lib/domain/initiative'
import type { Role } from '#lib/domain/role'
import type { Setting } from './build/build-record.ts'
import type { Control } from './controls.ts'
import type { Requirement } from './conformity/requirement.ts'
import type { Component } from './parts/components.ts'
import type { OutsideLook } from './outside/look.ts'
import type { Verdict } from './proofs/verdicts.ts'
import type { Impact, Risk } from './risks.ts'
import type { AskedPermission } from './system/permissions-asked.ts'
import type { ImportGraph } from './system/imports.ts'
import type { LogEvent } from './system/log-events.ts'
import type { Route } from './system/routes.ts'

/** A key of the organisers', as the instance knows it: never more than its public half. */
export interface KeyFacts {
  /** RFC 7638 thumbprint. */
  readonly thumbprint: string
  readonly installedAt: string
  readonly rehearsedAt: string | null
  readonly uses: readonly { readonly from: string; readonly until: string | null }[]
  readonly splittings: readonly SplittingFacts[]
}

export interface SplittingFacts {
  readonly needed: number
  readonly among: number
  readonly notedAt: string
  readonly destroyedAt: string | null
  /** By role, never by name. */
  readonly holders: readonly { readonly who: string; readonly rehearsedAt: string | null }[]
}

/** What became of restoring a copy, step by step. */
export interface RestoreProof {
  readonly statements: number
  readonly databaseBytes: number
  readonly backupBytes: number
  readonly sha256: string
  readonly seconds: Readonly<Record<'copy' | 'encrypt' | 'restore' | 'check', number>>
  /** Whether the copy was sealed to the organisers' key as well, as real backups are. */
  readonly isToOrganisers: boolean
  /** What was looked at in the restored database, each with what was found. */
  readonly checks: readonly (readonly [what: string, found: string])[]
  readonly isWhole: boolean
}

/** Who and what the dossier is about; in words, with gaps in brackets where only people know. */
export interface About {
  readonly initiative: Initiative | null
  readonly title: string
  readonly registrationNumber: string
  readonly origin: string
  readonly controller: string
  readonly contact: string
  readonly host: string
  readonly isLive: boolean
  /** Whether the site tells visitors that it is for practice alone. */
  readonly isPractice: boolean
  readonly statements: number
  /** Roles of those who have joined, one list a person. */
  readonly people: readonly (readonly Role[])[]
  readonly securityOfficer: string
  readonly authority: string
  readonly scope: string
  /** Name, authority and day of the certificate that stands on the site; `null` where none does. */
  readonly certificate: string | null
}

/** A requirement with what became of its proofs. */
export interface Judged extends Requirement {
  readonly verdicts: readonly Verdict[]
}

/** Everything that the documents are made of. */
export interface DossierFacts {
  /** ISO 8601 in UTC. */
  readonly at: string
  readonly version: string
  readonly about: About
  readonly system: {
    readonly graph: ImportGraph
    readonly routes: readonly Route[]
    readonly isBuilt: boolean
    readonly tables: readonly string[]
    readonly logEvents: readonly LogEvent[]
    readonly permissions: readonly AskedPermission[]
  }
  readonly conformity: readonly Judged[]
  /** Whose results stand in it, in sentences. */
  readonly proofNotes: readonly string[]
  readonly controls: readonly Control[]
  readonly risks: readonly Risk[]
  readonly impacts: readonly Impact[]
  readonly keys: readonly KeyFacts[]
  readonly keyEvents: readonly { readonly at: string; readonly event: string }[]
  readonly backups: readonly { readonly at: string; readonly event: string; readonly count: number | null }[]
  readonly restore: RestoreProof | string
  readonly health: readonly Chapter[]
  readonly components: readonly Component[]
  readonly build: {
    readonly build: string
    readonly configuration: string
    readonly files: number
    readonly packages: number
    readonly node: string
    readonly settings: readonly Setting[]
  }
  /** English sentences on the diary's events, by name. */
  readonly auditWords: Readonly<Record<string, string>>
  /** `null` where nobody asked for it. */
  readonly outside: OutsideLook | null
}
