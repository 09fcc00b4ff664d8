import type { KeyShare } from './key-share.ts'
import { groupsOf, shareText } from './share-text.ts'

/** The words of a sheet, in one language: `sheet` of `messages/desk`. */
export type SheetWords = Readonly<
  Record<
    | 'secret'
    | 'title'
    | 'holder'
    | 'initiative'
    | 'noInitiative'
    | 'key'
    | 'day'
    | 'what'
    | 'groups'
    | 'code'
    | 'keepTitle'
    | 'keep'
    | 'neverSend'
    | 'nobodyAsks'
    | 'useTitle'
    | 'use'
    | 'lostTitle'
    | 'lost'
    | 'destroyTitle'
    | 'destroy',
    string
  >
>

/** What a share is of and whose it is: the share itself has neither name nor day, and the thumbprint's beginning alone. */
export interface SheetAbout {
  readonly holder: string
  /** The whole thumbprint. */
  readonly keyId: string
  /** The day of printing, in words. */
  readonly day: string
  readonly initiative: string | null
}

/** What a sheet says of one share, however it is printed. */
export interface SheetContent {
  readonly secret: string
  readonly title: string
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  /** How many are needed, of how many. */
  readonly what: string
  readonly rows: readonly { readonly label: string; readonly groups: readonly string[] }[]
  /** The QR code: what stands in it, and what is said in its place. */
  readonly code: { readonly value: string; readonly alt: string }
  readonly advice: readonly { readonly title: string; readonly texts: readonly string[] }[]
}

/** Groups that stand beside each other. */
export const groupsInRow = 6

/** What stands on the sheet of a share. */
export function sheetContent(share: KeyShare, about: SheetAbout, words: SheetWords): SheetContent {
  const { needed, among, number } = share
  const say = (text: string): string => filled(text, { needed, among, number })
  const groups = groupsOf(share)
  return {
    secret: words.secret,
    title: say(words.title),
    facts: [
      { label: words.holder, value: about.holder },
      { label: words.initiative, value: about.initiative ?? words.noInitiative },
      { label: words.key, value: about.keyId },
      { label: words.day, value: about.day },
    ],
    what: say(words.what),
    rows: Array.from({ length: groups.length / groupsInRow }, (_, row) => ({
      label: filled(words.groups, { from: row * groupsInRow + 1, to: (row + 1) * groupsInRow }),
      groups: groups.slice(row * groupsInRow, (row + 1) * groupsInRow),
    })),
    code: { value: shareText(share), alt: words.code },
    advice: [
      { title: words.keepTitle, texts: [words.keep, words.neverSend, words.nobodyAsks] },
      { title: words.useTitle, texts: [say(words.use)] },
      { title: words.lostTitle, texts: [say(words.lost)] },
      { title: words.destroyTitle, texts: [words.destroy] },
    ],
  }
}

/** What is printed has no plurals. */
const filled = (text: string, values: Readonly<Record<string, number>>): string =>
  text.replaceAll(/\{(\w+)\}/gu, (place, name: string) => (name in values ? String(values[name]) : place))
