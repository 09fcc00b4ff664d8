import { describe, expect, it } from 'vitest'
import { emptyPlainForm, plainStateFrom } from '../../../app/[locale]/sign/[memberState]/plain/plain-state.ts'
import type { ProofProblem, SigningProblem } from '#lib/collecting/sign-statement'
import { plainFormFrom } from '#lib/http/plain-form'

const sent = new FormData()
for (const [name, value] of Object.entries({ question: 'token', answer: 'няколко', givenNames: 'Боян' })) {
  sent.set(name, value)
}
const form = plainFormFrom(sent, 'BG', 'bg', (token, answer) => token + answer)
const asked = { token: 'token', number: 3 }
const missing = { field: 'familyNames', problem: 'missing', severity: 'hard' } as const
const refused = (proof: ProofProblem | null, problems: readonly (typeof missing)[] = []): SigningProblem => ({
  kind: 'refused',
  problems,
  proof,
})

describe('the form without a script, when it comes back', () => {
  it('keeps what was typed, whatever was wrong', () => {
    for (const problem of [refused('wrong-answer'), refused('too-fast'), refused(null, [missing])]) {
      const state = plainStateFrom(problem, form, asked, 0, 4)
      expect(state).toMatchObject({ values: { givenNames: 'Боян' }, attempt: 5, proof: null })
    }
  })

  it.each(['wrong-answer', 'expired', 'used', 'wrong', 'missing'] as const)('asks anew after: %s', (problem) => {
    const state = plainStateFrom(refused(problem), form, asked, 0, 0)
    expect(state).toMatchObject({ question: null, answer: '', problem, asked: 3 })
  })

  it('asks anew where the question is over or not ours', () => {
    const state = plainStateFrom(refused(null, [missing]), form, null, 0, 0)
    expect(state).toMatchObject({ question: null, answer: '', asked: 0 })
  })

  it('keeps question and answer where they were not what was wrong', () => {
    const state = plainStateFrom(refused(null, [missing]), form, asked, 0, 0)
    expect(state).toMatchObject({ question: { token: 'token', number: 3 }, answer: 'няколко', problem: null })
  })

  it('tells the seconds that are left to whoever was too fast', () => {
    const state = plainStateFrom(refused('too-fast'), form, asked, 7, 0)
    expect(state).toMatchObject({ problem: 'too-fast', secondsLeft: 7, question: { token: 'token' } })
  })

  it('says nothing of speed to whoever has something else to mend', () => {
    const state = plainStateFrom(refused('too-fast', [missing]), form, asked, 0, 0)
    expect(state).toMatchObject({ problem: null, question: { token: 'token' }, problems: [missing] })
  })

  it('keeps the question while the lane is full', () => {
    const state = plainStateFrom(refused('lane-full'), form, asked, 61, 0)
    expect(state).toMatchObject({ problem: 'lane-full', secondsLeft: 61, question: { token: 'token' } })
  })

  it('says that nothing is collected any more', () => {
    const state = plainStateFrom({ kind: 'not-collecting', state: 'over' }, form, asked, 0, 0)
    expect(state).toMatchObject({ notCollecting: 'over', problem: null })
  })

  it('begins with what the address has chosen', () => {
    expect(emptyPlainForm({ country: 'DE' })).toMatchObject({ values: { country: 'DE' }, question: null, attempt: 0 })
  })
})
