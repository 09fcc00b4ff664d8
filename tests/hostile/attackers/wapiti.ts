import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { run } from '../programs.ts'
import type { Attacker } from './attacker.ts'

const modules = 'xss,permanentxss,sql,file,exec,redirect,crlf,csp,cookieflags,http_headers,methods,htaccess,backup'

/** Seconds for finding pages, and for each module. */
const time = { crawl: 25, module: 25, all: 200 } as const

/**
 * What wapiti 3.0.4 asks for and we do not do, each with the reason.
 *
 * `X-XSS-Protection: 1`: browsers have dropped the filter that it turned on, because it could be turned against pages
 * (OWASP HTTP Headers Cheat Sheet). A content security policy stands in its place.
 *
 * `Strict-Transport-Security` must not be sent without TLS (RFC 6797, section 7.2), and wapiti comes without. Behind the
 * proxies testssl looks for it.
 */
const outdated: ReadonlySet<string> = new Set(['X-XSS-Protection is not set', 'Strict-Transport-Security is not set'])

const report = z.object({
  vulnerabilities: z.record(z.string(), z.array(z.object({ info: z.string(), path: z.string() }))),
})

async function attack(url: string, folder: string): Promise<readonly string[]> {
  const file = join(folder, 'wapiti.json')
  const words = [
    ...['-u', `${url}/`, '-m', modules, '--scope', 'domain', '-d', '3', '--max-files-per-dir', '12', '-t', '10'],
    ...['--max-links-per-page', '30', '--max-scan-time', String(time.crawl), '--max-attack-time', String(time.module)],
    ...['--flush-session', '--no-bugreport', '-v', '0', '-f', 'json', '-o', file],
    ...['-s', `${url}/en`, '-s', `${url}/en/sign/EE`, '-s', `${url}/organiser/sign-in`],
    ...[
      '-s',
      `${url}/api/challenge?memberState=EE`,
      '-s',
      `${url}/en/signed?receipt=x`,
      '-s',
      `${url}/en/search?q=bees`,
    ],
  ]
  const { said } = await run('wapiti', words, time.all, folder)
  const { vulnerabilities } = report.parse(readReport(file, said))
  return Object.entries(vulnerabilities).flatMap(([kind, found]) =>
    found.filter(({ info }) => !outdated.has(info)).map(({ info, path }) => `${kind}: ${info} (${path})`),
  )
}

function readReport(file: string, said: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    // ENOENT: it came to no end.
    throw new Error(`wapiti wrote no report: ${said.slice(-500)}`)
  }
}

export const wapiti: Attacker = {
  name: 'wapiti',
  onOurs: ({ relay }, folder) => attack(relay.url, folder),
  onTwin: ({ url }, folder) => attack(url, folder),
}
