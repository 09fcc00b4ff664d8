import { readFileSync } from 'node:fs'
import { madeUpSignatory } from '#lib/cli/demo/people'
import { aProof, aRawForm, isAcknowledged, post } from '#tests/support/raw-form'
import { expect, test, type Site } from '#tests/support/site'

/** Everything the site counts, to show that an attempt has changed nothing. */
const countsOf = (site: Site): Promise<string> => site.beside(({ tallies }) => JSON.stringify(tallies()))

test('a form that is in order is acknowledged, so that what follows means something', async ({ site }) => {
  const form = await aRawForm(site.url, 'EE', { documentNumber: '37605030299' })
  expect(isAcknowledged(await post(`${site.url}/en/sign/EE`, form))).toBe(true)
})

test('fields that the law does not name are dropped', async ({ site }) => {
  const form = await aRawForm(site.url, 'EE', { documentNumber: '30001010004' })
  form.set('email', 'mallory@example.eu')
  form.set('__proto__', 'x')
  form.set('dateOfBirth', '1980-01-01')
  expect(isAcknowledged(await post(`${site.url}/en/sign/EE`, form))).toBe(true)
})

test('a proof is good once, and its second use is told', async ({ site }) => {
  const form = await aRawForm(site.url, 'LT')
  expect(isAcknowledged(await post(`${site.url}/en/sign/LT`, form))).toBe(true)
  const before = await countsOf(site)
  form.set('documentNumber', '28603301236')
  form.set('form', 'another-form')
  const answer = await post(`${site.url}/en/sign/LT`, form)
  expect(answer.status).toBe(200)
  expect(await answer.text()).toContain('already used for another statement')
  expect(await countsOf(site)).toBe(before)
})

test('a form sent twice at the same moment counts once', async ({ site }) => {
  const person = madeUpSignatory('LV', 987_654)
  const form = await aRawForm(site.url, 'LV', person)
  const answers = await Promise.all([1, 2, 3].map(() => post(`${site.url}/en/sign/LV`, form)))
  expect(answers.map(isAcknowledged)).toEqual([true, true, true])
  const again = await aRawForm(site.url, 'LV', person)
  expect(isAcknowledged(await post(`${site.url}/en/sign/LV`, again))).toBe(true)
  await site.beside(({ tallies }) => {
    // The seeded and the example's statements come once each.
    const tally = tallies().find(({ memberState }) => memberState === 'LV')
    expect(tally?.repeated, 'only the second form came twice').toBe(1)
  })
})

test('a proof for one Member State is none for another', async ({ site }) => {
  const form = await aRawForm(site.url, 'EE')
  form.set('altcha', await aProof(site.url, 'DE'))
  const answer = await post(`${site.url}/en/sign/EE`, form)
  expect(await answer.text()).toContain('did not work out')
})

for (const [what, from, to] of [
  ['the Member State to none there is', '"EE"', '"XX"'],
  ['the Member State to another', '"EE"', '"DE"'],
  ['the language to none there is', '"en"', '"xx"'],
  ['an argument to an object', '"EE"', '{"a":1}'],
] as const) {
  test(`changing ${what} behind the form's back is refused`, async ({ site }) => {
    const before = await countsOf(site)
    const form = await aRawForm(site.url, 'EE', { documentNumber: '49403136526' })
    const bound = [...form].find(
      ([name, value]) => name.startsWith('$') && typeof value === 'string' && value.includes(from),
    )
    expect(bound, 'the bound arguments travel in the form').toBeDefined()
    form.set(bound![0], (bound![1] as string).replace(from, to))
    const answer = await post(`${site.url}/en/sign/EE`, form)
    expect(isAcknowledged(answer)).toBe(false)
    expect(answer.status).toBeLessThan(500)
    expect(await countsOf(site)).toBe(before)
  })
}

test('a body that is too large is refused as such', async ({ site }) => {
  const before = await countsOf(site)
  const form = await aRawForm(site.url, 'EE')
  form.set('givenNames', 'x'.repeat(200_000))
  const answer = await post(`${site.url}/en/sign/EE`, form)
  expect(answer.status).toBe(413)
  expect(await countsOf(site)).toBe(before)
})

test('bodies that are no form are refused, and the site goes on', async ({ site }) => {
  const before = await countsOf(site)
  const bodies: readonly (readonly [string, string])[] = [
    [
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="$ACTION_ID_deadbeef"\r\n\r\n\r\n--x--',
    ],
    ['multipart/form-data; boundary=x', '--y broken'],
    ['multipart/form-data', 'no boundary'],
    ['application/json', '{"givenNames":"Mallory"}'],
    ['application/x-www-form-urlencoded', 'givenNames=Mallory'],
    ['text/plain', 'Mallory'],
  ]
  for (const [type, body] of bodies) {
    const answer = await post(`${site.url}/en/sign/EE`, body, { 'content-type': type })
    expect(isAcknowledged(answer), type).toBe(false)
    expect(answer.status, type).toBeLessThan(500)
  }
  expect(await countsOf(site)).toBe(before)
  expect((await fetch(`${site.url}/health`)).status).toBe(200)
})

for (const origin of ['https://mallory.example', 'null']) {
  test(`a form sent from ${origin} is refused`, async ({ site }) => {
    const before = await countsOf(site)
    const form = await aRawForm(site.url, 'EE', { documentNumber: '49403136526' })
    const answer = await post(`${site.url}/en/sign/EE`, form, { origin })
    expect(answer.status).toBe(403)
    expect(await countsOf(site)).toBe(before)
  })
}

test('what a broken form says stands in no log', async ({ site }) => {
  const form = await aRawForm(site.url, 'EE')
  const bound = [...form.keys()].filter((name) => name.startsWith('$ACTION'))
  for (const name of bound) form.set(name, '"Mari Maasikas 60001019906')
  expect(isAcknowledged(await post(`${site.url}/en/sign/EE`, form))).toBe(false)
  expect(
    isAcknowledged(
      await post(`${site.url}/en/sign/EE`, 'Mari Maasikas', { 'content-type': 'text/plain', 'next-action': 'x' }),
    ),
  ).toBe(false)
  const log = readFileSync(site.logFile, 'utf8')
  expect(log).toContain('"event":"instance-opened"')
  expect(log).not.toMatch(/Maasi|Mari M|600010/u)
})
