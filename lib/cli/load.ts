import { randomInt } from 'node:crypto'
import { lookup } from 'node:dns/promises'
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Target } from '#lib/load/connection'
import { ledger } from '#lib/load/ledger'
import { watchMemory } from '#lib/load/process-tree'
import { profiles } from '#lib/load/profiles'
import { failuresOf, figuresOf, tableOf, type Aftermath, type Outcome } from '#lib/load/report'
import { readLoadArguments, type LoadArguments } from './load/arguments.ts'
import { storedAmong } from './load/stored.ts'
import { fewestTries, serveThrowAway, type ThrowAway } from './load/throw-away.ts'
import { say } from './terminal.ts'

/** `./run load`: what this host, or a test instance, can take; or whether it stays calm on a certain day. */
const given = readLoadArguments(process.argv.slice(2))
const tell = (line: string): void => {
  if (!given.json) process.stderr.write(`${line}\n`)
}

const outcome = given.url === null ? await againstThrowAway(given) : await against(await targetAt(given.url), null)
say(given.json ? JSON.stringify(figuresOf(outcome)) : tableOf(outcome))
process.exit(failuresOf(outcome).length === 0 ? 0 : 1)

async function againstThrowAway({ profile }: LoadArguments): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'colligo-load-'))
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  tell('Founding a throw-away collection (and building the site where it has changed)…')
  const site = await serveThrowAway(folder)
  const end = (): void => {
    void site.kill().then(() => {
      remove()
      process.exit(130)
    })
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, end)
  tell(
    `The proof of work is at its floor, ${String(fewestTries)} tries: this machine plays every browser. ` +
      'Everything else is the real thing.',
  )
  tell(`Profile ${profile}:`)
  try {
    return await against(site.target, site)
  } finally {
    await site.kill()
    remove()
  }
}

async function against(target: Target, site: ThrowAway | null): Promise<Outcome> {
  const { profile, seconds, readers, speed, rate, slowConnections, secondsBetweenLooks } = given
  const book = ledger()
  // On an instance that was signed on before, the same people would be counted as repeated.
  let visitors = site === null ? randomInt(1_000_000) : 0
  const nextVisitor = (): number => visitors++
  const memory = site === null ? null : watchMemory(site.pid)
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const order = { target, seconds, readers, secondsBetweenLooks, rate, speed, slowConnections, nextVisitor, tell }
  const findings = await profiles[profile].run(order, book)
  delay.disable()
  memory?.end()
  return {
    profile,
    book,
    findings,
    aftermath: site === null ? null : await aftermathOf(site, book.receipts()),
    peakMemoryMB: memory === null ? null : Math.round(memory.most() / 1024 / 1024),
    challengeTries: site === null ? null : fewestTries,
    generatorDelayP99: Number((delay.percentile(99) / 1e6).toFixed(1)),
    machine: { cores: availableParallelism(), node: process.version },
  }
}

async function aftermathOf(site: ThrowAway, receipts: readonly string[]): Promise<Aftermath> {
  await site.kill()
  const { rows, lost } = await storedAmong(receipts, site.dataFolder, site.foundedAt)
  return { stored: rows, loss: lost }
}

async function targetAt({ protocol, hostname, port, origin }: URL): Promise<Target> {
  const isTls = protocol === 'https:'
  const { address } = await lookup(hostname, { family: 4 })
  return { address, port: port === '' ? (isTls ? 443 : 80) : Number(port), isTls, origin }
}
