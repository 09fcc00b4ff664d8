import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Outcome } from './injected.ts'
import { contentsOf, marker } from './judgement.ts'
import { signPrepared } from './signer.ts'
import type { Sending } from './sendings.ts'
import { copyOf, databaseIn, type Template } from './template.ts'

/**
 * Two servers on one file, as after a deployment in which the old one did not end. Every form goes to one of them, some
 * to both; some people sign with one form at the one and with another at the other.
 */
export async function signAtTwo(template: Template, folder: string): Promise<Outcome> {
  copyOf(template, folder)
  const { forms } = template
  const sides = [forms.filter((_, index) => index % 4 !== 0), forms.filter((_, index) => index % 4 !== 1)]
  const said = await Promise.all(
    sides.map(async (side, index) => {
      const file = join(folder, `forms-${String(index)}.json`)
      writeFileSync(file, JSON.stringify(side))
      return await signPrepared({ folder, forms: file, readyAfter: null, atOnce: 4 })
    }),
  )
  const acknowledged = said.flatMap((one) => [...one.acknowledged])
  const receipts = new Map(acknowledged)
  const contents = await contentsOf(databaseIn(folder))
  const stored = contents.statements.length - template.statements
  const markOf = marker(folder)
  const lost = [...receipts].filter(([, identifier]) => !contents.marks.has(markOf(identifier))).map(([token]) => token)
  return {
    kind: 'two-processes',
    hasHappened: true,
    acknowledged: receipts.size,
    stored,
    lost: stored < personsOf(forms, receipts) ? [...lost, 'some statement'] : lost,
    unsound: [
      ...contents.unsound,
      ...(stored > personsOf(forms, receipts) ? ['somebody was counted twice'] : []),
      ...(receipts.size === forms.length ? [] : ['not everybody got an answer']),
      ...(new Set(acknowledged.map((pair) => pair.join())).size === receipts.size ? [] : ['one form, two receipts']),
      ...said.flatMap(({ complaints }) => (complaints === '' ? [] : [complaints])),
    ],
  }
}

const personsOf = (forms: readonly Sending[], receipts: ReadonlyMap<string, string>): number =>
  new Set(forms.filter(({ formToken }) => receipts.has(formToken)).map(({ person }) => person)).size
