import { createHash } from 'node:crypto'
import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { lockedPackages } from '../parts/lockfile.ts'

/** What the site is made of and what it was built into; the image holds the same (`Dockerfile`). */
const served = [
  '.next/**/*',
  '{app,lib,db,messages}/**/*',
  'package.json',
  'package-lock.json',
  'next.config.ts',
  'instrumentation.ts',
  'tsconfig.json',
]

/**
 * What builds leave behind and nobody serves, what Next writes beside the sources, and the made-up people of a checked-out
 * version, which the image leaves out (`.dockerignore`).
 */
const left =
  /^\.next\/(?:cache|types|diagnostics|turbopack|build|dev|standalone)(?:\/|$)|^\.next\/trace|\.d\.json\.ts$|\.tsbuildinfo$|^lib\/(?:cli\/)?(?:load|demo)[/.]/u

export const sha256Of = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

/** One digest over many, whatever their order was. */
export const digestOfAll = (digests: Readonly<Record<string, string>>): string =>
  sha256Of(
    Object.entries(digests)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, digest]) => `${name}\0${digest}\n`)
      .join(''),
  )

/** Files of a folder by path, each with its digest. */
export function digestsOf(root: string, patterns: readonly string[], skip?: RegExp): Readonly<Record<string, string>> {
  const paths = [...new Set(patterns.flatMap((pattern) => globSync(pattern, { cwd: root })))]
  const files = paths.filter((path) => skip?.test(path) !== true && statSync(join(root, path)).isFile()).toSorted()
  return Object.fromEntries(files.map((path) => [path, sha256Of(readFileSync(join(root, path)))]))
}

/** SHA-256 of each file that serves. */
export const filesThatServe = (root: string): Readonly<Record<string, string>> => digestsOf(root, served, left)

/**
 * SHA-256 over each package that production needs and that is there; what lies in a folder of packages within it is its
 * own entry. Optional ones of other machines are missing, and are not named.
 */
export const packagesThatServe = (root: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    lockedPackages(root)
      .filter(({ path }) => path !== '')
      .map(({ path, version }) => [
        `${path}@${version}`,
        digestOfAll(digestsOf(join(root, path), ['**/*'], /^node_modules\//u)),
      ]),
  )
