import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Repository } from './judge.ts'
import { readRequirements, requirementIds, type Requirement, type RequirementIds } from './requirement.ts'
import { titlesIn } from './titles.ts'

const scripts = z.object({ scripts: z.record(z.string(), z.string()) })

/** The repository in a folder, as the table of conformity is held against it. */
export function repositoryIn(root: string): Repository {
  const known = new Map<string, readonly string[]>()
  const named = scripts.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))).scripts
  return {
    has: (path) => existsSync(join(root, path)),
    titles: (file) => {
      const before = known.get(file)
      if (before !== undefined) return before
      const titles = titlesIn(readFileSync(join(root, file), 'utf8'))
      known.set(file, titles)
      return titles
    },
    hasScript: (name) => Object.hasOwn(named, name),
  }
}

/** The table and the list of everything that it has to answer. */
export const readConformity = (
  root: string,
): { readonly rows: readonly Requirement[]; readonly ids: RequirementIds } => ({
  rows: readRequirements(readFileSync(join(root, 'docs/conformity.csv'), 'utf8')),
  ids: requirementIds.parse(JSON.parse(readFileSync(join(root, 'docs/certification/requirement-ids.json'), 'utf8'))),
})
