import { describe, expect, it } from 'vitest'

/** A table, how a good row with some changes gets into it, and the changes that a named rule keeps out. */
export type TableCase = readonly [
  table: string,
  insert: (changes: object) => unknown,
  refusals: readonly (readonly [constraint: string, changes: object])[],
]

/** The name of the constraint that keeps a row out; SQLite names the columns where it is a unique index. */
export function refusalOf(insert: () => unknown): string {
  try {
    insert()
  } catch (error) {
    return `${(error as Error).message} ${String((error as Error).cause)}`
  }
  return 'nothing refused it'
}

/** Tries a good row of each table, and each row that is to be refused. */
export function eachRefuses(tables: readonly TableCase[]): void {
  describe.each(tables)('the %s table', (_table, insert, refusals) => {
    it('takes a good row', () => {
      expect(refusalOf(() => insert({}))).toBe('nothing refused it')
    })

    it.each(refusals)('refuses %s', (constraint, changes) => {
      expect(refusalOf(() => insert(changes))).toContain(constraint)
    })
  })
}
