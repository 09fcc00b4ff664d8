import type { OpenedStatement } from './contents.ts'
import { rowOf } from './statements-csv.ts'

/**
 * Which leaf of the public log each statement is: a table as `statements.csv` is one, in its order, `docs/formats/package.md`.
 * Nothing in it is anything but ASCII, so it needs no byte order mark.
 */
export const openingsHead = (): string => rowOf(['identifier', 'blind', 'digest', 'commitment'])

export const openingsOf = (statements: readonly OpenedStatement[]): string =>
  statements
    .map(({ identifier, leaf: { digest, blinded } }) =>
      rowOf([identifier, blinded?.blind ?? '', digest, blinded?.commitment ?? '']),
    )
    .join('')
