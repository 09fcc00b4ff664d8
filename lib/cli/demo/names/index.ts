import type { MemberState } from '#lib/domain/member-states'
import { easternNames } from './east.ts'
import type { NameLists } from './name-lists.ts'
import { northernNames } from './north.ts'
import { southernNames } from './south.ts'
import { westernNames } from './west.ts'

/** Common names by Member State: twelve for women, twelve for men, twenty-four of families. */
export const names: Readonly<Record<MemberState, NameLists>> = {
  ...northernNames,
  ...westernNames,
  ...southernNames,
  ...easternNames,
}
