import { z } from 'zod'
import { listed, readTable } from '../table-file.ts'

/** The texts whose every clause is answered, as they are called in the table. */
export const sources = ['1179/2011', '2019/1799', 'ASVS 5.0.0'] as const

/**
 * `met`: the software does it. `duty`: people do it, with the template that is named; the software may help.
 * `not-met`: it is not so, and what is missing stands there. `not-applicable`: there is nothing it could be about.
 */
export const answers = ['met', 'duty', 'not-applicable', 'not-met'] as const

export const owners = ['organiser', 'host', 'colligo'] as const

const columns = [
  'source',
  'id',
  'level',
  'requirement',
  'answer',
  'how',
  'where',
  'proof',
  'owner',
  'template',
] as const

/** A test by its file and, where it is not the whole file, a part of its title; or a command of package.json. */
export type Proof =
  | { readonly kind: 'test'; readonly file: string; readonly title: string | null }
  | { readonly kind: 'command'; readonly words: string }

/** One row of `docs/conformity.csv`. */
export interface Requirement {
  readonly source: string
  readonly id: string
  /** Of ASVS: 1 or 2; empty elsewhere. */
  readonly level: string
  /** In our own words. */
  readonly requirement: string
  readonly answer: string
  readonly how: string
  readonly where: readonly string[]
  readonly proofs: readonly Proof[]
  readonly owners: readonly string[]
  readonly template: string
  /** In the file. */
  readonly line: number
}

/** @throws Error that says what is wrong with the file. */
export const readRequirements = (text: string): readonly Requirement[] =>
  readTable(text, columns).map(({ where, proof, owner, ...row }) => ({
    ...row,
    where: listed(where),
    proofs: listed(proof).map(proofFrom),
    owners: listed(owner),
  }))

function proofFrom(text: string): Proof {
  if (text.startsWith('command:')) return { kind: 'command', words: text.slice('command:'.length).trim() }
  const [file = '', title] = text.split('::')
  return { kind: 'test', file, title: title ?? null }
}

export const proofText = (proof: Proof): string =>
  proof.kind === 'command' ? proof.words : proof.title === null ? proof.file : `${proof.file} · ${proof.title}`

const idList = z.array(z.string())

/** Every identifier there is, by source; those of ASVS by level. */
export const requirementIds = z.object({
  '1179/2011': idList,
  '2019/1799': idList,
  'ASVS 5.0.0': z.object({ '1': idList, '2': idList }),
})

export type RequirementIds = z.infer<typeof requirementIds>

/** How a row is called in sentences. */
export const nameOf = ({ source, id }: Pick<Requirement, 'source' | 'id'>): string => `${source}, ${id}`
