import type { Recipient } from '#lib/domain/recipient'
import type { VerifiedExport } from './export-file.ts'
import type { DrawnSample } from './sample.ts'
import type { WrittenFile } from './written-file.ts'

/** What a package is and holds, for people and programs that receive it: `manifest.json`, `docs/formats/package.md`. */
export interface Manifest {
  readonly format: 'colligo-package/2'
  readonly label: string
  readonly isPractice: boolean
  /** Registration number of the initiative. */
  readonly initiative: string
  readonly memberState: string
  /** Those that count, or those that organisers have set apart under suspicion. */
  readonly statements: 'counted' | 'suspect'
  /** 1, 2, … for each Member State and kind; 0 in exports of before there were batches. */
  readonly batch: number
  /** Instant of the export, ISO 8601 in UTC. */
  readonly exportedAt: string
  /** The authority that the package was made for. */
  readonly recipient: Pick<Recipient, 'authority' | 'language' | 'envelope' | 'fingerprint'> | null
  /** Thumbprints of the public keys the statements were sealed to. */
  readonly keys: readonly string[]
  /** What the package is signed with, as `minisign -P` takes it: to be compared with what the organisers say elsewhere. */
  readonly signingKey: string
  readonly count: number
  /** How many statements were taken under each rule pack and version. */
  readonly packs: Readonly<Record<string, number>>
  /** How many statements `openings.csv` shows to be leaves of the public log: not those that were sealed before it began. */
  readonly log: { readonly commitments: number }
  readonly sample: DrawnSample | null
  /** The export the package was opened from. */
  readonly export: { readonly bytes: number; readonly sha256: string }
  readonly files: readonly WrittenFile[]
}

export const manifestName = 'manifest.json'
export const signatureName = 'manifest.json.minisig'

/** Statements in one file of forms, at most. */
export const statementsPerFile = 5000

export interface ManifestParts {
  readonly verified: VerifiedExport
  readonly keys: ReadonlySet<string>
  readonly signingKey: string
  readonly packs: ReadonlyMap<string, number>
  readonly commitments: number
  readonly sample: DrawnSample | null
  readonly files: readonly WrittenFile[]
}

/** Says nothing of the day or machine of the opening: the same export gives the same manifest, byte for byte. */
export function manifestOf({ verified, keys, signingKey, packs, commitments, sample, files }: ManifestParts): Manifest {
  const { header, count, bytes, sha256 } = verified
  return {
    format: 'colligo-package/2',
    label: 'Personal data. Limited distribution to the Member State concerned.',
    isPractice: header.isPractice,
    initiative: header.initiative.registrationNumber,
    memberState: header.memberState,
    statements: header.statements,
    batch: header.batch?.number ?? 0,
    exportedAt: header.exportedAt,
    recipient: header.recipient === null ? null : addressed(header.recipient),
    keys: [...keys].toSorted(),
    signingKey,
    count,
    packs: Object.fromEntries([...packs].toSorted(([one], [other]) => (one < other ? -1 : 1))),
    log: { commitments },
    sample,
    export: { bytes, sha256 },
    files: files.map(({ name, bytes: size, sha256: hash }) => ({ name, bytes: size, sha256: hash })),
  }
}

const addressed = ({ authority, language, envelope, fingerprint }: Recipient): Manifest['recipient'] => ({
  authority,
  language,
  envelope,
  fingerprint,
})

export const jsonOf = (value: object): string => `${JSON.stringify(value, null, 2)}\n`
