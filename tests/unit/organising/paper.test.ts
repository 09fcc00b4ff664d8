import { describe, expect, it } from 'vitest'
import {
  addPaperBundle,
  bundleSeenBy,
  countPaperBundle,
  removePaperBundle,
  sendPaperBundle,
  stateOfBundle,
  type PaperBundle,
  type PaperKeeping,
} from '#lib/organising/paper'
import { bundlesFile, gatheredByWay, totalsFile } from '#lib/organising/paper-totals'
import { thresholdsFor } from '#lib/rules/thresholds'
import { certain } from '#tests/support/certain'
import { organisingWith } from './ports.ts'

const [ines, teodor, nadia] = [7, 8, 9]

/** Bundles that live in a list. */
function aDesk() {
  const { organising, audited } = organisingWith()
  const list: PaperBundle[] = []
  const change = (id: number, changes: Partial<PaperBundle>): void => {
    const at = list.findIndex((bundle) => bundle.id === id)
    const bundle = list[at]
    if (bundle !== undefined) list[at] = { ...bundle, ...changes }
  }
  const keeping: PaperKeeping = {
    bundles: () => list,
    bundle: (id) => list.find((bundle) => bundle.id === id) ?? null,
    inOne: (work) => work(),
    add: (bundle) => {
      if (list.some(({ name, memberState }) => name === bundle.name && memberState === bundle.memberState)) return null
      return list.push({ id: list.length + 1, ...bundle, second: null, sent: null })
    },
    keepFirst: (id, first) => {
      change(id, { first, second: null })
    },
    keepSecond: (id, second) => {
      change(id, { second })
    },
    markSent: (id, sent) => {
      change(id, { sent })
    },
    remove: (id) => {
      list.splice(
        list.findIndex((bundle) => bundle.id === id),
        1,
      )
    },
  }
  const add = (changes: object = {}) =>
    addPaperBundle(
      organising,
      keeping,
      { name: 'EE-7', memberState: 'EE', sheets: '41', statements: '317', ...changes },
      ines,
    )
  const count = (id: number, numbers: readonly [string, string], who: number) =>
    countPaperBundle(organising, keeping, { id, sheets: numbers[0], statements: numbers[1] }, who)
  const send = (id: number, changes: object = {}) =>
    sendPaperBundle(
      organising,
      keeping,
      { id, to: 'Siseministeerium', on: '2026-11-21', opensOn: '2026-10-01', ...changes },
      ines,
    )
  const seen = (id: number, who: number) => bundleSeenBy(keeping.bundle(id)!, who)
  return { organising, audited, keeping, list, add, count, send, seen }
}

describe('a bundle', () => {
  it('counts once two people have counted it alike, and it is on record who they were', () => {
    const { add, count, seen, audited } = aDesk()
    const id = certain(add())
    expect(seen(id, teodor)).toMatchObject({ state: 'waits', counted: null, isOwn: false })
    expect(count(id, ['41', '317'], teodor)).toEqual({ ok: true, value: 'agreed' })
    expect(seen(id, nadia)).toMatchObject({ state: 'agreed', counted: { sheets: 41, statements: 317 } })
    expect(audited).toEqual([
      { event: 'paper-counted', organiserId: ines, memberState: 'EE' },
      { event: 'paper-agreed', organiserId: teodor, subjectId: ines, memberState: 'EE', count: 317 },
    ])
  })

  it('is never agreed on by one person alone: a second count of one’s own corrects the first', () => {
    const { add, count, seen } = aDesk()
    const id = certain(add())
    expect(count(id, ['41', '317'], ines)).toEqual({ ok: true, value: 'counted' })
    expect(seen(id, ines)).toMatchObject({ state: 'waits', isOwn: true, counted: { statements: 317 } })
    expect(count(id, ['41', '316'], ines)).toEqual({ ok: true, value: 'counted' })
    expect(seen(id, ines).counted).toEqual({ sheets: 41, statements: 316 })
    expect(count(id, ['41', '316'], teodor)).toEqual({ ok: true, value: 'agreed' })
  })

  it.each([
    ['statements', ['41', '318']],
    ['sheets', ['42', '317']],
  ] as const)('that was counted with other %s is shown to neither, and is counted by two again', (_what, numbers) => {
    const { add, count, seen, audited } = aDesk()
    const id = certain(add())
    expect(count(id, numbers, teodor)).toEqual({ ok: true, value: 'differed' })
    for (const who of [ines, teodor, nadia]) expect(seen(id, who)).toMatchObject({ state: 'differs', counted: null })
    expect(audited.at(-1)).toEqual({
      event: 'paper-differed',
      organiserId: teodor,
      subjectId: ines,
      memberState: 'EE',
    })

    // Teodor begins anew. He cannot settle it with himself, nor with what Ines had counted before.
    expect(count(id, ['41', '317'], teodor)).toEqual({ ok: true, value: 'counted' })
    expect(count(id, ['41', '317'], teodor)).toEqual({ ok: true, value: 'counted' })
    expect(seen(id, ines)).toMatchObject({ state: 'waits', counted: null })
    expect(count(id, ['41', '317'], ines)).toEqual({ ok: true, value: 'agreed' })
  })

  it('on which two have agreed takes no third count', () => {
    const { add, count, list } = aDesk()
    const id = certain(add())
    certain(count(id, ['41', '317'], teodor))
    const [before] = list
    for (const who of [ines, nadia])
      expect(count(id, ['40', '300'], who)).toEqual({ ok: false, problem: 'agreed-already' })
    expect(list).toEqual([before])
  })

  it('is sent once agreed, and then neither counted, sent nor removed any more', () => {
    const { organising, keeping, add, count, send, seen, audited } = aDesk()
    const id = certain(add())
    expect(send(id)).toEqual({ ok: false, problem: 'not-agreed' })
    certain(count(id, ['41', '318'], teodor))
    expect(send(id)).toEqual({ ok: false, problem: 'not-agreed' })
    certain(count(id, ['41', '317'], ines))
    certain(count(id, ['41', '317'], teodor))
    certain(send(id))
    expect(seen(id, nadia)).toMatchObject({ state: 'sent', sent: { to: 'Siseministeerium', on: '2026-11-21' } })
    expect(audited.at(-1)).toEqual({ event: 'paper-sent', organiserId: ines, memberState: 'EE', count: 317 })
    expect(send(id)).toEqual({ ok: false, problem: 'sent-already' })
    expect(count(id, ['1', '1'], nadia)).toEqual({ ok: false, problem: 'sent-already' })
    expect(removePaperBundle(organising, keeping, id, ines)).toEqual({ ok: false, problem: 'sent-already' })
  })

  it('is removed by one person, who is on record with what no longer counts', () => {
    const { organising, keeping, add, count, audited, list } = aDesk()
    certain(removePaperBundle(organising, keeping, certain(add()), teodor))
    expect(audited.at(-1)).toEqual({ event: 'paper-removed', organiserId: teodor, memberState: 'EE' })
    const id = certain(add())
    certain(count(id, ['41', '317'], teodor))
    certain(removePaperBundle(organising, keeping, id, nadia))
    expect(audited.at(-1)).toEqual({ event: 'paper-removed', organiserId: nadia, memberState: 'EE', count: 317 })
    expect(list).toEqual([])
  })

  it('that is not there is neither counted, sent nor removed', () => {
    const { organising, keeping, count, send, audited } = aDesk()
    const gone = { ok: false, problem: 'no-such-bundle' }
    expect([count(5, ['1', '1'], ines), send(5), removePaperBundle(organising, keeping, 5, ines)]).toEqual([
      gone,
      gone,
      gone,
    ])
    expect(audited).toEqual([])
  })

  it('keeps its name to itself in its Member State', () => {
    const { add } = aDesk()
    certain(add())
    expect(add({ name: ' EE-7\t' })).toEqual({ ok: false, problem: { name: 'taken' } })
    expect(add({ memberState: 'FI' }).ok).toBe(true)
  })
})

describe('the totals', () => {
  const totals = [{ memberState: 'EE', bundles: 2, sheets: 50, statements: 400 }] as const
  const rows = gatheredByWay(
    [
      { memberState: 'EE', counted: 4640 },
      { memberState: 'DE', counted: 3 },
    ],
    totals,
    thresholdsFor('2026-01-01'),
  )

  it('stand apart and together, for every Member State', () => {
    expect(rows).toHaveLength(27)
    expect(rows.find(({ memberState }) => memberState === 'EE')).toEqual({
      memberState: 'EE',
      online: 4640,
      onPaper: 400,
      together: 5040,
      threshold: 5040,
    })
    expect(rows.find(({ memberState }) => memberState === 'MT')).toMatchObject({ online: 0, onPaper: 0, together: 0 })
  })

  it('leave as a table that other programs read', () => {
    const lines = totalsFile(rows).split('\r\n')
    expect(lines[0]).toBe('member_state,online,on_paper,together,threshold')
    expect(lines).toContain('EE,4640,400,5040,5040')
    expect(lines).toContain('DE,3,0,3,69120')
  })

  it('and so do the bundles, without what whoever asks is not to know; no name becomes a formula', () => {
    const { add, count, list } = aDesk()
    certain(add())
    certain(count(certain(add({ name: '=1+1' })), ['41', '317'], teodor))
    expect(list.map(stateOfBundle)).toEqual(['waits', 'agreed'])
    expect(bundlesFile(list.map((bundle) => bundleSeenBy(bundle, teodor))).split('\r\n')).toEqual([
      'member_state,bundle,state,sheets,statements,sent_to,sent_on',
      'EE,EE-7,waits,,,,',
      "EE,'=1+1,agreed,41,317,,",
      '',
    ])
  })
})
