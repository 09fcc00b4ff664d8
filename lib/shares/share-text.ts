import { bytesOfShare, shareLength, shareOfBytes, type ShareBytesProblem } from './share-bytes.ts'
import type { KeyShare } from './key-share.ts'
import { fail, type Result } from '#lib/domain/result'

/** The first word of a share wherever it is kept as text. */
export const shareFormat = 'colligo-share/1'

/** How many groups of six digits a share is typed as: two bytes each. */
export const groupsOfShare = shareLength / 2

const digitsOfGroup = 6

/**
 * A group is two bytes times thirteen, plus where it stands. Thirteen divides no digit and no difference of powers of ten up to the sixth, so one wrong
 * digit, or any two digits in each other's places, leave a remainder that is not the group's: that group is named.
 */
const checkNumber = 13

/** Why what was typed is no share. Groups count from 1, as they do on the sheet. */
export type ReadShareProblem =
  | { readonly code: 'wrong-group'; readonly group: number }
  | { readonly code: 'too-few-groups' | 'too-many-groups'; readonly given: number; readonly group: number | null }
  | { readonly code: 'not-a-share' | ShareBytesProblem }

/** The groups of a share, in the order of its sheet. Digits alone: every keyboard and every language has them. */
export function groupsOf(share: KeyShare): readonly string[] {
  const bytes = bytesOfShare(share)
  const view = new DataView(bytes.buffer)
  return Array.from({ length: groupsOfShare }, (_, index) =>
    String(view.getUint16(index * 2) * checkNumber + remainderAt(index)).padStart(digitsOfGroup, '0'),
  )
}

/** A share as it is kept in a file and in its QR code: its format's name and its groups. */
export const shareText = (share: KeyShare): string => `${shareFormat} ${groupsOf(share).join(' ')}`

/**
 * Reads a share as people type it, paste it, or keep it in a file: with spaces, breaks or hyphens anywhere, with the
 * letters that look like nought and one. Lines that begin with # say what the file is, and are passed over.
 *
 * Every single typing error is found, and said in which group it is.
 */
export function readShare(typed: string): Result<KeyShare, ReadShareProblem> {
  const digits = digitsIn(typed)
  if (digits === null) return fail({ code: 'not-a-share' })
  const groups = digits.match(/.{1,6}/gu) ?? []
  const wrong = groups.findIndex((group, index) => valueOf(group, index) === null)
  if (digits.length !== groupsOfShare * digitsOfGroup) {
    const code = digits.length < groupsOfShare * digitsOfGroup ? 'too-few-groups' : 'too-many-groups'
    return fail({ code, given: groups.length, group: wrong === -1 ? null : wrong + 1 })
  }
  if (wrong !== -1) return fail({ code: 'wrong-group', group: wrong + 1 })

  const bytes = new Uint8Array(shareLength)
  const view = new DataView(bytes.buffer)
  groups.forEach((group, index) => {
    view.setUint16(index * 2, valueOf(group, index) ?? 0)
  })
  const share = shareOfBytes(bytes)
  return share.ok ? share : fail({ code: share.problem })
}

/** Whether what was typed so far at a place of the sheet, from 1, is its group: a field can say so at once. */
export function isGroup(typed: string, place: number): boolean {
  const digits = digitsIn(typed)
  return digits !== null && valueOf(digits, place - 1) !== null
}

const remainderAt = (index: number): number => (index + 1) % checkNumber

function valueOf(group: string, index: number): number | null {
  if (group.length !== digitsOfGroup) return null
  const value = (Number(group) - remainderAt(index)) / checkNumber
  return Number.isInteger(value) && value >= 0 && value <= 0xffff ? value : null
}

/** The digits alone; `null` where there are none, or something that nobody takes for a digit. */
function digitsIn(typed: string): string | null {
  const digits = typed
    .normalize('NFKC')
    .replaceAll(/^\s*#.*$/gmu, '')
    .toLowerCase()
    .replace(/^\s*colligo-share\/1[\s:]/u, '')
    .replaceAll(/[\s\p{Cf}\p{Pd}.,;]+/gu, '')
    .replaceAll('o', '0')
    .replaceAll(/[il|]/gu, '1')
  return /^\d+$/u.test(digits) ? digits : null
}
