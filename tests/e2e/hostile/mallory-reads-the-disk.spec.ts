import { spawnSync } from 'node:child_process'
import { globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { madeUpSignatory } from '#lib/cli/demo/people'
import { backUpBeside } from '#tests/support/back-up-beside'
import { searchFolder, type Canary } from '#tests/support/canary'
import { aRawForm, hiddenFieldsOf, isAcknowledged, post } from '#tests/support/raw-form'
import { expect, startSite, test, type Site } from '#tests/support/site'
import { proofOfWorkFiles } from '#lib/http/proof-of-work-files'

/**
 * What people type is planted and then looked for on the disk, as somebody who steals the machine would. The process's
 * memory may hold what has just been sent; nothing that stays when it is dead may.
 */
const estonian = madeUpSignatory('EE', 1_424_242)
const refusedNumber = '39912310007'
const person = {
  'given names': 'Žofie-Quetzalina Ångström',
  'family names': 'Kanárková-Øxnevad & Søn',
  'number of an accepted statement': certainly(estonian['documentNumber']),
  'number of a refused statement': refusedNumber,
  street: "Rue du Canari-Égaré « d'Ocre »",
  city: 'Sankt Vogelstadt ob der Zwitscher',
  'date of birth': '1961-11-09T-canary',
  'e-mail': 'kanarienvogel.xyloryk@swifts.example.eu',
  password: 'Canary birds sing 7 times!',
  'network address': '198.51.100.237',
  'what a browser calls itself': 'CanaryBrowser/47.11 (Quetzal)',
} as const

const canaries: readonly Canary[] = Object.entries(person).map(([name, value]) => ({ name, value }))

const named = {
  ...estonian,
  givenNames: person['given names'],
  familyNames: person['family names'],
}
const atHome = {
  givenNames: person['given names'],
  familyNames: person['family names'],
  street: person.street,
  city: person.city,
}
const headers = { 'user-agent': person['what a browser calls itself'], 'x-forwarded-for': person['network address'] }
const everything = Object.values(person).join(' ')

function certainly(value: string | undefined): string {
  if (value === undefined) throw new Error('A made-up Estonian has a number.')
  return value
}

/** Bytes over a bare connection, which is then cut. */
const send = (site: Site, bytes: string): Promise<void> =>
  new Promise((resolve) => {
    const socket = connect(Number(new URL(site.url).port), '127.0.0.1', () => {
      socket.write(bytes, () => {
        setTimeout(() => socket.destroy(), 200)
      })
    })
    socket
      .on('error', () => undefined)
      .on('close', () => {
        resolve()
      })
  })

async function signInEveryWay(site: Site): Promise<void> {
  const estonia = `${site.url}/en/sign/EE`
  const germany = `${site.url}/en/sign/DE`
  const accepted = await aRawForm(site.url, 'EE', named)
  expect(isAcknowledged(await post(estonia, accepted, headers)), 'accepted').toBe(true)
  expect(isAcknowledged(await post(estonia, accepted, headers)), 'sent again').toBe(true)
  const repeated = await aRawForm(site.url, 'EE', named)
  expect(isAcknowledged(await post(estonia, repeated, headers)), 'repeated').toBe(true)
  expect(isAcknowledged(await post(germany, await aRawForm(site.url, 'DE', atHome), headers)), 'by address').toBe(true)

  const doubtful = await post(
    germany,
    await aRawForm(site.url, 'DE', { ...atHome, dateOfBirth: person['date of birth'] }),
  )
  expect(await doubtful.text(), 'refused with what was typed').toContain('Kanárková')
  const refused = await post(
    estonia,
    await aRawForm(site.url, 'EE', { ...named, documentNumber: refusedNumber }),
    headers,
  )
  expect(await refused.text()).toContain(refusedNumber)
  accepted.set('form', 'another-form')
  accepted.set('documentNumber', refusedNumber)
  expect(isAcknowledged(await post(estonia, accepted, headers)), 'used proof').toBe(false)
  const wrong = await aRawForm(site.url, 'EE', named)
  wrong.set('altcha', Buffer.from(JSON.stringify({ challenge: everything })).toString('base64'))
  expect(isAcknowledged(await post(estonia, wrong, headers)), 'wrong proof').toBe(false)
}

async function sendWhatIsNoForm(site: Site): Promise<void> {
  const address = `${site.url}/en/sign/EE`
  const malformed = await aRawForm(site.url, 'EE', named)
  for (const name of [...malformed.keys()].filter((key) => key.startsWith('$'))) malformed.set(name, `"${everything}`)
  const large = await aRawForm(site.url, 'EE', { ...named, street: person.street.repeat(5000) })
  const withFile = await aRawForm(site.url, 'EE', named)
  withFile.set('documentNumber', new File([everything.repeat(100)], `${person['family names']}.txt`))
  const unknownFields = await aRawForm(site.url, 'EE', { ...named, [everything]: everything })
  for (const body of [malformed, large, withFile, unknownFields]) await settled(post(address, body, headers))
  for (const [type, body] of [
    ['application/json', JSON.stringify(person)],
    ['application/x-www-form-urlencoded', new URLSearchParams(person).toString()],
    [
      'multipart/form-data; boundary=x',
      `--x\r\nContent-Disposition: form-data; name="${everything}"\r\n\r\n${everything}`,
    ],
    ['text/plain;charset=UTF-8', `["${everything}`],
  ] as const) {
    for (const action of [{}, { 'next-action': 'x' }, { 'next-action': '40'.repeat(21) }])
      await settled(post(address, body, { ...headers, ...action, 'content-type': type }))
  }
  const head = `POST /en/sign/EE HTTP/1.1\r\nHost: ${new URL(site.url).host}\r\nOrigin: ${site.url}\r\n`
  const half = `${head}Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 9000\r\n\r\n--x\r\n${everything}`
  for (const bytes of [half, `${head}X-Name: ${everything}`, `GET /${everything} HTTP/1.1\r\n${everything}\r\n\r\n`])
    await send(site, bytes)
}

async function askForWhatIsNotThere(site: Site): Promise<void> {
  const said = encodeURIComponent(everything)
  const query = new URLSearchParams(person).toString()
  for (const path of [
    `/en/nowhere?${query}`,
    `/en/${said}`,
    `/en/sign/${said}`,
    `/en/sign/EE?${query}`,
    `/en/signed?receipt=${said}`,
    `/api/challenge?memberState=${said}`,
    `/organiser/exports/${said}?${query}`,
    `/organiser/welcome?token=${said}`,
    `/_next/static/${said}.js`,
    `/_next/image?url=${said}&w=64&q=75`,
    `${proofOfWorkFiles.script.replace('widget.js', '')}${said}`,
    `/%E0%A4%A?${query}`,
  ]) {
    const cookie = `__Host-colligo-organiser=${said}; name=${said}`
    await settled(fetch(site.url + path, { headers: { ...headers, cookie, referer: `${site.url}/en?${query}` } }))
    // What makes the framework itself stumble and want to say why.
    const tree = { rsc: '1', 'next-router-state-tree': `["${said}`, 'next-url': `/${said}` }
    await settled(fetch(site.url + path, { headers: { ...headers, ...tree } }))
  }
}

async function knockAsAnOrganiser(site: Site): Promise<void> {
  const address = `${site.url}/organiser/sign-in`
  for (const email of [person['e-mail'], `${person['e-mail']} `, everything]) {
    const form = new FormData()
    for (const [name, value] of await hiddenFieldsOf(address)) form.set(name, value)
    form.set('email', email)
    form.set('password', person.password)
    await settled(post(address, form, headers))
  }
}

/** An answer is read to its end; no answer is one too. */
const settled = (answer: Promise<Response>): Promise<unknown> => answer.then((got) => got.text()).catch(() => undefined)

/** A process and those that it has started. */
function familyOf(pid: number): readonly number[] {
  const children = readFileSync(`/proc/${String(pid)}/task/${String(pid)}/children`, 'utf8')
    .trim()
    .split(' ')
  return [pid, ...children.filter((child) => child !== '').flatMap((child) => familyOf(Number(child)))]
}

const coreFilesIn = (folder: string): readonly string[] =>
  readdirSync(folder).filter((name) => /^core(?:\.\d+)?$|\.core$/u.test(name))

test.describe('the disk of a server on which people have typed their names', () => {
  test.skip(process.platform !== 'linux', 'reads /proc')
  let apart: string
  let folders: { readonly temporary: string; readonly backups: string }
  let site: Site

  test.beforeAll(async () => {
    test.setTimeout(120_000)
    apart = mkdtempSync(join(tmpdir(), 'colligo-disk-'))
    folders = { temporary: join(apart, 'tmp'), backups: join(apart, 'backups') }
    for (const folder of Object.values(folders)) mkdirSync(folder)
    // As docs/hosting.md has it: what this process starts leaves no core file.
    spawnSync('prlimit', ['--pid', String(process.pid), '--core=0:0'])
    const settings = {
      TMPDIR: folders.temporary,
      COLLIGO_BACKUPS: folders.backups,
      COLLIGO_TRUSTED_PROXIES: '127.0.0.0/8',
    }
    site = await startSite(settings, 5)
  })

  test.afterAll(() => {
    site.process.kill('SIGKILL')
    for (const folder of [apart, site.folder]) rmSync(folder, { recursive: true, force: true })
  })

  test('holds nothing of what they typed, in any spelling, after it has died', async () => {
    test.setTimeout(180_000)
    const coresBefore = coreFilesIn('.')
    await signInEveryWay(site)
    await sendWhatIsNoForm(site)
    await askForWhatIsNotThere(site)
    await knockAsAnOrganiser(site)
    expect((await fetch(`${site.url}/health`)).status, 'it is still there').toBe(200)
    await backUpBeside(site.dataFolder, folders.backups)
    expect(readdirSync(folders.backups).filter((name) => name.endsWith('.age'))).toHaveLength(1)
    await dieOfAFault(site)

    for (const folder of [site.folder, folders.temporary, folders.backups, '.next'])
      expect(await searchFolder(folder, canaries), folder).toEqual([])
    expect(coreFilesIn('.'), 'core files beside the program').toEqual(coresBefore)
    for (const folder of [site.dataFolder, ...Object.values(folders)]) expect(coreFilesIn(folder)).toEqual([])
  })

  test('was searched where it matters: what may stand there is found by the same search', async () => {
    const known = [
      { name: 'who founded the demo', value: site.email },
      { name: 'an event', value: '"event":"instance-opened"' },
    ]
    const files = new Set((await searchFolder(site.folder, known)).map(({ file }) => file))
    expect([...files]).toEqual(expect.arrayContaining(['server.log']))
    expect([...files].some((file) => /^data\/colligo\.sqlite(?:-wal)?$/u.test(file))).toBe(true)
    const control = [{ name: 'a control of the form', value: 'confirmed.' }]
    expect(await searchFolder('.next/server', control)).not.toEqual([])
  })
})

/** Ends the server as a fault in native code would: no handler runs, the log is not rewritten, a core is due. */
async function dieOfAFault(site: Site): Promise<void> {
  const family = familyOf(certainlyRunning(site))
  const ended = new Promise((resolve) => site.process.once('exit', resolve))
  for (const pid of family) {
    const limits = readFileSync(`/proc/${String(pid)}/limits`, 'utf8')
    expect(limits).toMatch(/^Max core file size\s+0\s+0\s/mu)
    process.kill(pid, 'SIGSTOP')
  }
  for (const pid of family.toReversed()) process.kill(pid, 'SIGABRT')
  for (const pid of family.toReversed()) process.kill(pid, 'SIGCONT')
  await ended
}

function certainlyRunning({ process: { pid } }: Site): number {
  if (pid === undefined) throw new Error('The site is not running.')
  return pid
}

test('what was built for the server leads to no image optimiser, and keeps nothing between requests', () => {
  const traces = globSync('.next/**/*.nft.json')
  expect(traces).toContain('.next/next-server.js.nft.json')
  for (const trace of traces) {
    const { files } = JSON.parse(readFileSync(trace, 'utf8')) as { files: readonly string[] }
    expect(
      files.filter((file) => /\/(?:sharp|@img)\//u.test(file)),
      trace,
    ).toEqual([])
  }
  const { config, files } = JSON.parse(readFileSync('.next/required-server-files.json', 'utf8')) as {
    config: { images: object; cacheComponents?: boolean; experimental: { ppr?: boolean } }
    files: readonly string[]
  }
  expect(config.images).toMatchObject({ unoptimized: true, remotePatterns: [], dangerouslyAllowSVG: false })
  expect([config.cacheComponents ?? false, config.experimental.ppr ?? false]).toEqual([false, false])
  expect(files.filter((file) => /sharp|@img/u.test(file))).toEqual([])

  const { rewrites } = JSON.parse(readFileSync('.next/routes-manifest.json', 'utf8')) as { rewrites: object }
  expect(rewrites).toEqual({ beforeFiles: [], afterFiles: [], fallback: [] })
  const { routes } = JSON.parse(readFileSync('.next/prerender-manifest.json', 'utf8')) as {
    routes: Readonly<Record<string, { initialRevalidateSeconds: number | false }>>
  }
  expect(Object.values(routes).filter(({ initialRevalidateSeconds }) => initialRevalidateSeconds !== false)).toEqual([])
  const edge = globSync('.next/server/middleware-manifest.json').map((file) => readFileSync(file, 'utf8'))
  for (const manifest of edge) expect(JSON.parse(manifest)).toMatchObject({ middleware: {}, functions: {} })
})

test('a picture is not made smaller for anybody', async ({ site }) => {
  for (const url of ['/icon.svg', 'https://mallory.example/x.avif', '//mallory.example/x.svg'])
    expect((await fetch(`${site.url}/_next/image?url=${encodeURIComponent(url)}&w=64&q=75`)).status).toBe(404)
})
