import type { Sex } from '../person.ts'

/** Common names of one Member State, in its own script. Family names have a form for each sex. */
export interface NameLists {
  readonly given: Readonly<Record<Sex, readonly string[]>>
  readonly family: readonly Readonly<Record<Sex, string>>[]
}

/**
 * Reads lists as they are easiest to proofread: names with commas between, and a family name that women write otherwise
 * as `Novák/Nováková`, the man's form first.
 */
export function nameLists({ women, men, families }: { women: string; men: string; families: string }): NameLists {
  return { given: { woman: listed(women), man: listed(men) }, family: listed(families).map(formsOf) }
}

const listed = (names: string): readonly string[] => names.split(/,\s+/u)

function formsOf(family: string): Readonly<Record<Sex, string>> {
  const [man = family, woman = man] = family.split('/')
  return { man, woman }
}
