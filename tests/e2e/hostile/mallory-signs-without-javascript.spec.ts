import { madeUpSignatory } from '#lib/cli/demo/people'
import { aPlainForm, typedIn } from '#tests/support/plain-page'
import { aProof, hiddenFieldsOf, isAcknowledged, post } from '#tests/support/raw-form'
import { expect, startSite, stopSite, test, type Site } from '#tests/support/site'

test.describe.configure({ mode: 'serial' })

let site: Site
test.beforeAll(async () => {
  // The tests play the proxy in front, and so any network.
  site = await startSite({ COLLIGO_TRUSTED_PROXIES: '127.0.0.1' }, 0)
})
test.afterAll(() => stopSite(site))

const address = (memberState = 'LV'): string => `${site.url}/en/sign/${memberState}/plain`
const from = (network: number): Readonly<Record<string, string>> => ({
  'x-forwarded-for': `10.${String(network >> 8)}.${String(network & 255)}.1`,
})
const counted = (): Promise<number> =>
  site.beside(({ tallies }) => tallies().reduce((sum, tally) => sum + tally.counted + tally.repeated, 0))

/** Forms of people who have not signed yet, each for one test, with questions that are old enough to be answered. */
const ready = new Map<string, readonly FormData[]>()
const forms = (of: string): readonly FormData[] => ready.get(of) ?? []

test.beforeAll(async () => {
  const wanted = { oneNetwork: 100, networks: 100, twice: 1, trap: 2, trapAndWord: 1, otherDoor: 1, otherState: 1 }
  let first = 10_000
  for (const [of, count] of Object.entries(wanted)) {
    const all: FormData[] = []
    // A few at a time: the pages are not what is attacked here.
    while (all.length < count) {
      const next = Array.from({ length: Math.min(4, count - all.length) }, (_, index) => first + all.length + index)
      all.push(...(await Promise.all(next.map((index) => aPlainForm(site.url, 'LV', madeUpSignatory('LV', index))))))
    }
    ready.set(of, all)
    first += 5000
  }
  await new Promise((resolve) => setTimeout(resolve, 20_500))
})

test('a hundred posts in a second from one network: three statements at the most, and answers that cost nothing', async () => {
  const began = performance.now()
  const answers = await Promise.all(forms('oneNetwork').map((form) => post(address(), form, from(1))))
  const milliseconds = performance.now() - began
  expect(answers.filter(isAcknowledged)).toHaveLength(3)
  expect(await counted()).toBe(3)

  const refused = answers.filter(({ status }) => status === 429)
  expect(refused).toHaveLength(97)
  for (const { headers } of refused) expect(headers.get('retry-after')).toMatch(/^\d+$/u)
  const bodies = await Promise.all(refused.map((answer) => answer.text()))
  expect(bodies.every((body) => body.includes('Too many people are signing without JavaScript'))).toBe(true)
  expect(bodies.some((body) => body.includes('<script'))).toBe(false)
  expect(
    bodies.filter((body) => body.includes('<form')),
    'few of them were rendered',
  ).toHaveLength(9)
  expect(milliseconds).toBeLessThan(5000)
})

test('an answer is good once: a second person with it is refused', async () => {
  const [form] = forms('twice')
  expect(isAcknowledged(await post(address(), form!, from(500)))).toBe(true)
  const before = await counted()
  form!.set('documentNumber', madeUpSignatory('LV', 30_001)['documentNumber'] ?? '')
  const again = await post(address(), form!, from(501))
  expect(again.status).toBe(200)
  expect(await again.text()).toContain('already used for a statement')
  expect(await counted()).toBe(before)
})

test('a filled trap is answered as a wrong word is, byte for byte', async () => {
  const [trapped, mistaken] = forms('trap')
  trapped!.set('homepage', 'https://mallory.example')
  trapped!.set('answer', 'swift')
  mistaken!.set('answer', 'swift')
  const bodyOf = async (form: FormData, network: number): Promise<string> => {
    const answer = await post(address(), form, from(network))
    expect(answer.status).toBe(200)
    const html = await answer.text()
    // What differs from one visitor to the next whatever they send: question, word, nonce, and who they are.
    return html
      .replaceAll(/name="question" value="[^"]*"/gu, '')
      .replaceAll(/word number \d+/gu, '')
      .replaceAll(/nonce="[^"]*"/gu, '')
      .replaceAll(/&quot;(?:asked|documentNumber)&quot;:[^,}]*/gu, '')
      .replaceAll(/\b\d{6}-?\d{5}\b/gu, '')
  }
  const strip = (html: string, form: FormData): string =>
    ['givenNames', 'familyNames', 'documentNumber', 'documentType'].reduce(
      (text, name) => text.replaceAll(typedIn(form, name), name),
      html,
    )
  const [first, second] = [await bodyOf(trapped!, 600), await bodyOf(mistaken!, 601)]
  expect(strip(first, trapped!)).toBe(strip(second, mistaken!))
  expect(first).toContain('That was not the word we asked for')
})

test('a right word beside a filled trap is not taken', async () => {
  const [form] = forms('trapAndWord')
  const before = await counted()
  form!.set('homepage', 'https://mallory.example')
  const answer = await post(address(), form!, from(650))
  expect(await answer.text()).toContain('That was not the word we asked for')
  expect(await counted()).toBe(before)
})

test('the lane’s question opens no other door', async () => {
  const [form] = forms('otherDoor')
  const before = await counted()
  const usual = new FormData()
  for (const [name, value] of await hiddenFieldsOf(`${site.url}/en/sign/LV`)) usual.set(name, value)
  for (const [name, value] of form!) if (!name.startsWith('$')) usual.set(name, value)
  usual.set(
    'altcha',
    `plain.${typedIn(form!, 'question')}.${Buffer.from(typedIn(form!, 'answer')).toString('base64url')}`,
  )
  const tricked = await post(`${site.url}/en/sign/LV`, usual, from(700))
  expect(await tricked.text()).toContain('The check against automated signing did not work out')
  // The lane's own action, sent to where more is let in.
  expect(isAcknowledged(await post(`${site.url}/en/sign/LV`, form!, from(701)))).toBe(false)
  expect(await counted()).toBe(before)
})

test('a question for one Member State is none for another, whatever its form’s arguments are changed to', async () => {
  const [form] = forms('otherState')
  const before = await counted()
  for (const [name, value] of [...form!]) {
    if (name.startsWith('$ACTION') && typeof value === 'string') form!.set(name, value.replace('"LV"', '"EE"'))
  }
  form!.set('documentNumber', '60001019906')
  const answer = await post(address('EE'), form!, from(702))
  expect(await answer.text()).toContain('That was not the word we asked for')
  expect(await counted()).toBe(before)
})

test('an unknown Member State has no such form', async () => {
  expect((await fetch(`${site.url}/en/sign/XX/plain`)).status).toBe(404)
})

// Afterwards the lane is closed for a while.
test('a hundred networks at once: the whole lane takes a second’s worth and a burst', async () => {
  const before = await counted()
  const answers = await Promise.all(forms('networks').map((form, index) => post(address(), form, from(100 + index))))
  expect(answers.filter(isAcknowledged).length).toBeLessThanOrEqual(30)
  expect((await counted()) - before).toBe(answers.filter(isAcknowledged).length)
  // A machine that has more to do than it can turns some away before the lane does.
  expect(answers.every((answer) => isAcknowledged(answer) || [429, 503].includes(answer.status))).toBe(true)
})

test('meanwhile whoever has a script signs as if nothing were', async () => {
  const { status } = await fetch(`${site.url}/en/sign/LV`, { headers: from(1) })
  expect(status).toBe(200)
  expect(await aProof(site.url, 'LV')).toMatch(/^ey/u)
})
