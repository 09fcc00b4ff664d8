import { spawn, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { outdated, reviewReminder, versionsFound } from '#lib/config/minimum-versions'
import { stop } from './terminal.ts'

const next = 'node_modules/next/dist/bin/next'

/** What the built site is made of; where none of it has changed, nothing is built again. */
const sources = ['{app,lib,db,messages}/**/*.{ts,tsx,css,json}', '*.{ts,mjs,json}']

const stampFile = '.next/colligo-stamp'

/** Where `lib/http/desk-file.ts` looks for the desk. */
const builtDesk = '.next/desk/colligo-desk.html'

/** Where `lib/serving/log-check-script.ts` looks for the script that checks the public log. */
const builtLogCheck = '.next/log-check/log-check.js'

/** Builds the site where its sources have changed since the last build; with nothing that is known to be unsafe. */
export async function buildSite({ out }: { readonly out: 'inherit' | 'ignore' }): Promise<void> {
  requireMinimumVersions()
  const stamp = stampOf()
  if (readStamp() === stamp) return
  // `next build` says what is wrong on standard output: shown at the end where it is not shown as it goes.
  const build = spawn(process.execPath, [next, 'build'], {
    stdio: ['ignore', out === 'inherit' ? 'inherit' : 'pipe', 'pipe'],
  })
  let said = ''
  const keep = (text: Buffer): void => {
    said += text.toString()
  }
  build.stdout?.on('data', keep)
  build.stderr?.on('data', keep)
  const code = await new Promise((resolve) => build.once('close', resolve))
  if (code !== 0) stop(`${said}\nThe site could not be built.`)
  const { writeDesk } = await import('./desk-file.ts')
  await writeDesk(builtDesk)
  const { writeLogCheck } = await import('./log-check-file.ts')
  await writeLogCheck(builtLogCheck)
  writeFileSync(stampFile, stamp)
}

function requireMinimumVersions(): void {
  const problems = outdated(versionsFound('.'))
  if (problems.length > 0) stop(problems.join('\n'))
  const reminder = reviewReminder(new Date())
  if (reminder !== null) process.stderr.write(`${reminder}\n`)
}

function stampOf(): string {
  const hash = createHash('sha256')
  const isSource = (file: string): boolean => !file.endsWith('.d.json.ts') && !file.startsWith('next-env')
  for (const file of sources
    .flatMap((pattern) => globSync(pattern))
    .filter(isSource)
    .toSorted()) {
    hash.update(file).update(readFileSync(file))
  }
  return hash.digest('hex')
}

function readStamp(): string {
  try {
    return readFileSync(stampFile, 'utf8')
  } catch {
    // ENOENT: never built.
    return ''
  }
}

/** A site that is being served by a process of its own. */
export interface ServedSite {
  readonly url: string
  readonly process: ChildProcess
}

/**
 * Serves the built site and waits until it says that it does. It ends with this process.
 *
 * @param environment - Settings of `.env.example`.
 * @param log - A file's descriptor for everything that the server says.
 */
export async function serveSite(
  port: number,
  environment: Readonly<Record<string, string>>,
  log: 'ignore' | number = 'ignore',
): Promise<ServedSite> {
  const url = `http://localhost:${String(port)}`
  const server = spawn(process.execPath, ['lib/cli/serve.ts', '--port', String(port), '--hostname', '127.0.0.1'], {
    stdio: ['ignore', log, log === 'ignore' ? 'inherit' : log, 'ipc'],
    env: { ...process.env, NODE_ENV: 'production', COLLIGO_ORIGIN: url, ...environment },
  })
  const isServing = await new Promise<boolean>((resolve) => {
    server.once('message', () => {
      resolve(true)
    })
    server.once('exit', () => {
      resolve(false)
    })
  })
  if (!isServing) stop(`The site did not start on port ${String(port)}. Is another program using it?`)
  return { url, process: server }
}
