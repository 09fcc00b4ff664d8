import { describe, expect, test } from 'vitest'
import { inNarrowLane } from '#lib/collecting/narrow-lane'
import { proofPurpose, signStatement, type SigningForm } from '#lib/collecting/sign-statement'
import { madeUpSignatory } from '#lib/cli/demo/people'
import type { MemberState } from '#lib/domain/member-states'
import { certain } from '#tests/support/certain'
import { aForm, anOpenCollection, countedIn, type OpenCollection } from '#tests/support/collection'
import { sentenceIn, wordFor } from '#tests/support/plain-page'

/** An open collection whose clock the test moves, in seconds. */
async function aCollection() {
  let now = Date.now()
  const collection = await anOpenCollection({ now: () => new Date(now) })
  return { ...collection, pass: (seconds: number) => void (now += seconds * 1000) }
}

/** A question as the page of a Member State's form asks it. */
function ask({ plainQuestions, collection }: OpenCollection, memberState: MemberState = 'BG'): string {
  const purpose = proofPurpose(collection().initiative?.registrationNumber ?? '', memberState, 'plain')
  return plainQuestions.ask(purpose, 'bg', sentenceIn('bg')).token
}

async function answered(
  collection: OpenCollection,
  token: string,
  changes: Parameters<typeof aForm>[2] & { readonly answer?: string } = {},
): Promise<SigningForm> {
  const { answer = wordFor(token, 'bg'), ...rest } = changes
  const proof = collection.plainQuestions.answered(token, answer)
  return { ...(await aForm(collection, 'BG', { proof, formToken: '', ...rest })), lane: 'plain' }
}

const refusedFor = (proof: string) => ({ ok: false, problem: { kind: 'refused', problems: [], proof } })

test('Boyan answers the question, and signs', async () => {
  const collection = await aCollection()
  const token = ask(collection)
  collection.pass(20)
  certain(await signStatement(collection.collecting, await answered(collection, token)))
  expect(countedIn(collection, 'BG')).toBe(1)
})

test('Boyan sends the same form twice: it is one statement, with one receipt', async () => {
  const collection = await aCollection()
  const token = ask(collection)
  collection.pass(60)
  const form = await answered(collection, token)
  const first = certain(await signStatement(collection.collecting, form))
  expect(certain(await signStatement(collection.collecting, form))).toEqual(first)
  expect(collection.tallies()).toEqual([{ memberState: 'BG', counted: 1, repeated: 0 }])
})

describe('a question', () => {
  test('is good for one statement, however many are sent with it at once', async () => {
    const collection = await aCollection()
    const token = ask(collection)
    collection.pass(60)
    const people = Array.from({ length: 60 }, (_, index) => madeUpSignatory('BG', index))
    const sent = await Promise.all(
      people.map(async (fields) => signStatement(collection.collecting, await answered(collection, token, { fields }))),
    )
    expect(sent.filter(({ ok }) => ok)).toHaveLength(1)
    expect(sent.filter(({ ok }) => !ok)).toEqual(Array.from({ length: 59 }, () => refusedFor('used')))
    expect(countedIn(collection, 'BG')).toBe(1)
  })

  test('cannot be answered faster than a person reads, and then it can', async () => {
    const collection = await aCollection()
    const token = ask(collection)
    collection.pass(19)
    const form = await answered(collection, token)
    expect(await signStatement(collection.collecting, form)).toEqual(refusedFor('too-fast'))
    expect(collection.plainQuestions.look(token)).toMatchObject({ secondsLeft: 1, language: 'bg' })
    collection.pass(1)
    certain(await signStatement(collection.collecting, form))
  })

  test('is over after an hour', async () => {
    const collection = await aCollection()
    const token = ask(collection)
    collection.pass(3600)
    expect(await signStatement(collection.collecting, await answered(collection, token))).toEqual(refusedFor('expired'))
    expect(collection.plainQuestions.look(token)).toBeNull()
  })

  test('is not answered by another word, and is told so beside what else is to be mended', async () => {
    const collection = await aCollection()
    const token = ask(collection)
    collection.pass(60)
    const form = await answered(collection, token, { answer: 'бързолети' })
    expect(await signStatement(collection.collecting, form)).toEqual(refusedFor('wrong-answer'))
    const withMistake = await answered(collection, token, { answer: '', typed: { familyNames: '' } })
    expect(await signStatement(collection.collecting, withMistake)).toMatchObject({
      problem: { problems: [{ field: 'familyNames' }], proof: 'wrong-answer' },
    })
    certain(await signStatement(collection.collecting, await answered(collection, token)))
  })

  test('of another Member State’s form is none for this', async () => {
    const collection = await aCollection()
    const token = ask(collection, 'EE')
    collection.pass(60)
    expect(await signStatement(collection.collecting, await answered(collection, token))).toEqual(refusedFor('wrong'))
  })

  test('of this lane is none in the other, whose budget is wide', async () => {
    const collection = await aCollection()
    const token = ask(collection)
    collection.pass(60)
    const { proof } = await answered(collection, token)
    const form = await aForm(collection, 'BG', { proof })
    expect(await signStatement(collection.collecting, form)).toEqual(refusedFor('wrong'))
  })

  test('is not replaced by a proof of work in this lane', async () => {
    const collection = await aCollection()
    const form = await aForm(collection, 'BG')
    expect(await signStatement(collection.collecting, { ...form, lane: 'plain' })).toEqual(refusedFor('wrong'))
    certain(await signStatement(collection.collecting, form))
  })

  test('that was never asked is missing', async () => {
    const collection = await aCollection()
    const form = await aForm(collection, 'BG', { proof: '' })
    expect(await signStatement(collection.collecting, { ...form, lane: 'plain' })).toEqual(refusedFor('missing'))
  })
})

describe('a narrow lane', () => {
  test('is paid for by statements that can be taken, and by nothing else', async () => {
    const collection = await aCollection()
    const token = ask(collection)
    let paid = 0
    const lane = inNarrowLane(collection.collecting, () => (paid += 1) > 0)
    await signStatement(lane, await answered(collection, token))
    collection.pass(60)
    await signStatement(lane, await answered(collection, token, { answer: 'x' }))
    await signStatement(lane, await answered(collection, token, { typed: { familyNames: '' } }))
    expect(paid).toBe(0)
    certain(await signStatement(lane, await answered(collection, token)))
    expect(paid).toBe(1)
  })

  test('that is full keeps neither statement nor question', async () => {
    const collection = await aCollection()
    const token = ask(collection)
    collection.pass(60)
    let isFull = true
    const lane = inNarrowLane(collection.collecting, () => !isFull)
    const form = await answered(collection, token)
    expect(await signStatement(lane, form)).toEqual(refusedFor('lane-full'))
    expect(collection.tallies()).toEqual([])
    isFull = false
    certain(await signStatement(lane, form))
    expect(countedIn(collection, 'BG')).toBe(1)
  })
})
