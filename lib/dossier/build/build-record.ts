import { z } from 'zod'

const digests = z.record(z.string(), z.string())

/** A setting as it is in force: its value where that is harmless, else how it is there. */
const setting = z.object({ name: z.string(), value: z.string() })

export type Setting = z.infer<typeof setting>

/** What runs, and how it is set: enough to say later whether it is still the same. No secret stands in it. */
export const buildRecord = z.object({
  format: z.literal('colligo-build/1'),
  /** ISO 8601 in UTC. */
  at: z.string(),
  version: z.string(),
  /** SHA-256 of each file that serves, by its path. */
  files: digests,
  /** SHA-256 over all files of each package that serves, by name and version. */
  packages: digests,
  node: z.object({ version: z.string(), sha256: z.string() }),
  settings: z.array(setting),
  /** SHA-256 over files, packages and Node: the build. */
  build: z.string(),
  /** SHA-256 over the settings: the configuration. */
  configuration: z.string(),
})

export type BuildRecord = z.infer<typeof buildRecord>
