import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Debian's Firefox, driven by its own protocol (WebDriver BiDi): Playwright drives a Firefox of its own making alone. */
export interface Firefox {
  readonly open: (url: string) => Promise<void>
  /** Runs a script in the page and gives its value, which is text. */
  readonly run: (script: string) => Promise<string>
  /** Chooses a file in the field that a script names. */
  readonly chooseFile: (field: string, file: string) => Promise<void>
  /** What the browser has complained of, and what it has asked of the network. */
  readonly complaints: readonly string[]
  readonly asked: readonly string[]
  readonly close: () => Promise<void>
}

interface Answer {
  readonly id?: number
  readonly method?: string
  readonly params?: Readonly<Record<string, never>>
  readonly result?: Readonly<Record<string, never>>
  readonly message?: string
}

/** Nothing of its own asks the network: what is asked then is the page's. */
const quiet = [
  'datareporting.policy.dataSubmissionEnabled',
  'app.normandy.enabled',
  'browser.safebrowsing.update.enabled',
  'network.captive-portal-service.enabled',
  'network.connectivity-service.enabled',
  'extensions.systemAddon.update.enabled',
].map((name) => `user_pref("${name}", false);\n`)

export async function firefox(): Promise<Firefox> {
  const profile = mkdtempSync(join(tmpdir(), 'colligo-firefox-'))
  writeFileSync(join(profile, 'user.js'), quiet.join(''))
  const words = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0']
  const child = spawn('firefox-esr', words, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, HOME: profile, LANG: 'en_IE.UTF-8' },
  })
  const ended = new Promise((resolve) => child.once('close', resolve))
  const address = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.once('error', reject)
    child.stderr.on('data', (text: Buffer) => {
      said += text.toString()
      const [, found] = /WebDriver BiDi listening on (ws:\S+)/u.exec(said) ?? []
      if (found !== undefined) resolve(found)
    })
  })
  const link = await connected(`${address}/session`)
  await link.ask('session.new', { capabilities: {} })
  await link.ask('session.subscribe', { events: ['log.entryAdded', 'network.beforeRequestSent'] })
  const tree = await link.ask('browsingContext.getTree', {})
  const { context } = (tree as unknown as { contexts: readonly { context: string }[] }).contexts[0]!
  const evaluate = async (expression: string): Promise<{ readonly value?: string; readonly sharedId?: string }> => {
    const { result } = (await link.ask('script.evaluate', {
      expression,
      target: { context },
      awaitPromise: true,
    })) as unknown as { result?: { readonly value?: string; readonly sharedId?: string } }
    if (result === undefined) throw new Error(`this threw in the page: ${expression.slice(0, 200)}`)
    return result
  }
  return {
    open: async (url) => {
      await link.ask('browsingContext.navigate', { context, url, wait: 'complete' })
    },
    run: async (script) => (await evaluate(`(async () => { ${script} })()`)).value ?? '',
    chooseFile: async (field, file) => {
      const { sharedId } = await evaluate(field)
      await link.ask('input.setFiles', { context, element: { sharedId }, files: [file] })
    },
    complaints: link.complaints,
    asked: link.asked,
    close: async () => {
      await link.ask('browser.close', {}).catch(() => undefined)
      child.kill()
      await ended
      rmSync(profile, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

/** What a line of the browser's log says. */
const textOf = ({ params }: Answer): string => JSON.stringify(params)

async function connected(address: string) {
  const socket = new WebSocket(address)
  await new Promise((resolve, reject) => {
    socket.onopen = resolve
    socket.onerror = reject
  })
  const waiting = new Map<number, (answer: Answer) => void>()
  const complaints: string[] = []
  const asked: string[] = []
  socket.onmessage = ({ data }: MessageEvent<string>) => {
    const answer = JSON.parse(data) as Answer
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer)
    else if (answer.method === 'log.entryAdded') complaints.push(textOf(answer))
    else {
      const { request } = answer.params as unknown as { request: { readonly url: string } }
      if (!/^(?:file|blob|data|about):/u.test(request.url)) asked.push(request.url)
    }
  }
  let last = 0
  const ask = async (method: string, params: object): Promise<NonNullable<Answer['result']>> => {
    const id = (last += 1)
    const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve))
    socket.send(JSON.stringify({ id, method, params }))
    const { result, message } = await answered
    if (result === undefined) throw new Error(`${method}: ${message ?? ''}`)
    return result
  }
  return { ask, complaints, asked }
}
