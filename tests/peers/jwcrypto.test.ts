import fc from 'fast-check'
import { expect, test } from 'vitest'
import { memberStates, type MemberState } from '#lib/domain/member-states'
import { thumbprintOf } from '#lib/crypto/public-key'
import { aStatement, registrationNumber, sealAll, testPrivateKey, type SampleStatement } from '#tests/support/exports'
import { openedByJwcrypto } from '#tests/support/jwcrypto'
import { temporaryFolder } from '#tests/support/opening'

interface Drawn {
  readonly memberState: MemberState
  readonly statement: SampleStatement
}

/** Anybody of the Union, with names of all scripts and lengths, on any day of the collection. */
const anybody: fc.Arbitrary<Drawn> = fc
  .record({
    memberState: fc.constantFrom(...memberStates),
    givenNames: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }),
    familyNames: fc.string({ unit: 'binary', minLength: 1, maxLength: 1000 }),
    dayOfYear: fc.integer({ min: 0, max: 364 }),
  })
  .map(({ memberState, dayOfYear, ...names }) => ({
    memberState,
    statement: {
      ...aStatement(memberState, names),
      signedOn: new Date(Date.UTC(2026, 2, 1 + dayOfYear)).toISOString().slice(0, 10),
    },
  }))

test('python-jwcrypto opens a thousand statements of anybody, each bound to what it belongs to', async () => {
  const seed = Date.now() % 2 ** 31
  const drawn = fc.sample(anybody, { numRuns: 1000, seed })
  const sealed = await Promise.all(
    drawn.map(({ memberState, statement }) => sealAll([statement], memberState).then(([one = '']) => one)),
  )

  const opened = openedByJwcrypto(temporaryFolder(), sealed)

  expect(new Set(drawn.map(({ memberState }) => memberState)).size).toBe(memberStates.length)
  expect(opened).toHaveLength(drawn.length)
  for (const [index, { memberState, statement }] of drawn.entries()) {
    const { identifier, signedOn, values } = statement
    expect(opened[index], `seed ${String(seed)}, statement ${String(index + 1)}`).toMatchObject({
      header: {
        alg: 'ECDH-ES',
        enc: 'A256GCM',
        kid: thumbprintOf(testPrivateKey),
        initiative: registrationNumber,
        memberState,
        statement: identifier,
      },
      contents: { signedOn, values },
    })
  }
})
