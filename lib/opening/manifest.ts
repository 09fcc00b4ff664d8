import type { VerifiedExport } from './export-file.ts'
import type { WrittenFile } from './output-file.ts'

/** What a package is and holds, for people and programs that receive it: `manifest.json`, `docs/formats/package.md`. */
export interface Manifest {
  readonly format: 'colligo-package/1'
  readonly label: string
  /** Registration number of the initiative. */
  readonly initiative: string
  readonly memberState: string
  /** Instant of the export, ISO 8601 in UTC. */
  readonly exportedAt: string
  /** Thumbprint of the public key the statements were sealed to. */
  readonly keyId: string
  readonly count: number
  /** How many statements were taken under each rule pack and version. */
  readonly packs: Readonly<Record<string, number>>
  /** The export the package was opened from. */
  readonly export: { readonly bytes: number; readonly sha256: string }
  readonly files: readonly WrittenFile[]
}

export const manifestName = 'manifest.json'

interface Parts {
  readonly verified: VerifiedExport
  readonly keyId: string
  readonly packs: ReadonlyMap<string, number>
  readonly files: readonly WrittenFile[]
}

/** Says nothing of the day or machine of the opening: the same export gives the same manifest, byte for byte. */
export const manifestOf = ({ verified, keyId, packs, files }: Parts): Manifest => ({
  format: 'colligo-package/1',
  label: 'Personal data. Limited distribution to the Member State concerned.',
  initiative: verified.header.initiative.registrationNumber,
  memberState: verified.header.memberState,
  exportedAt: verified.header.exportedAt,
  keyId,
  count: verified.count,
  packs: Object.fromEntries([...packs].toSorted(([one], [other]) => (one < other ? -1 : 1))),
  export: { bytes: verified.bytes, sha256: verified.sha256 },
  files,
})
