import { stderr, stdin } from 'node:process'
import { createInterface } from 'node:readline/promises'
import { text as textOf } from 'node:stream/consumers'
import type { KeyShare } from '#lib/shares/key-share'
import { groupsInRow } from '#lib/shares/sheet-content'
import { groupsOfShare, isGroup, readShare } from '#lib/shares/share-text'
import { fail, ok, type Result } from '#lib/domain/result'
import { readShareSentence } from './sentences.ts'

/** A share, and what it is called when something is said of it. */
export interface GivenShare {
  readonly name: string
  readonly share: KeyShare
}

/**
 * Asks for shares on the terminal, row by row as they stand on the sheets, until there are enough; or reads them from a
 * pipe, one a line.
 */
export async function typedShares(): Promise<Result<readonly GivenShare[], string>> {
  if (!stdin.isTTY) return pipedShares(await textOf(stdin))
  const terminal = createInterface({ input: stdin, output: stderr, historySize: 0 })
  const given: GivenShare[] = []
  try {
    stderr.write('Type the digits of each sheet, row by row. Spaces do not matter.\n')
    for (let needed = 2; given.length < needed;) {
      const read = readShare(await rows((prompt) => terminal.question(prompt), given.length + 1))
      if (!read.ok) {
        stderr.write(`${readShareSentence(read.problem)} Once more, from the first row.\n`)
        continue
      }
      ;({ needed } = read.value)
      given.push({ name: `Share ${String(read.value.number)}`, share: read.value })
    }
  } finally {
    terminal.close()
    // What was typed is no longer to be read by whoever scrolls up.
    stderr.write('\u001B[2J\u001B[3J\u001B[H')
  }
  return ok(given)
}

/** The rows of one sheet; a row with a wrong group is asked for once more. */
async function rows(ask: (prompt: string) => Promise<string>, sheet: number): Promise<string> {
  const typed: string[] = []
  while (typed.length * groupsInRow < groupsOfShare) {
    const first = typed.length * groupsInRow + 1
    const row = await ask(`Sheet ${String(sheet)}, groups ${String(first)} to ${String(first + groupsInRow - 1)}: `)
    const wrong = firstWrong(row, first)
    if (wrong === null) typed.push(row)
    else stderr.write(`${readShareSentence({ code: 'wrong-group', group: wrong })} Type this row once more.\n`)
  }
  return typed.join(' ')
}

/** The first group of a row that is not right; `null` where all are. */
function firstWrong(row: string, first: number): number | null {
  const groups = row.replaceAll(/[^\p{L}\p{Nd}]+/gu, '').match(/.{1,6}/gu) ?? []
  const places = Array.from({ length: Math.max(groupsInRow, groups.length) }, (_, index) => index)
  const wrong = places.find((index) => index >= groupsInRow || !isGroup(groups[index] ?? '', first + index))
  return wrong === undefined ? null : Math.min(first + wrong, first + groupsInRow - 1)
}

function pipedShares(text: string): Result<readonly GivenShare[], string> {
  const given: GivenShare[] = []
  for (const line of text.split(/\r?\n/u).filter((one) => one.trim() !== '' && !one.startsWith('#'))) {
    const read = readShare(line)
    if (!read.ok) return fail(`Line ${String(given.length + 1)}: ${readShareSentence(read.problem)}`)
    given.push({ name: `Share ${String(read.value.number)}`, share: read.value })
  }
  return ok(given)
}
