/**
 * One serving process: opens the instance, puts the gate in front of the framework, and answers what is the same for
 * everyone from memory. Started and started anew by `supervisor.ts`.
 */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import next from 'next'
import { breaks } from '#db/group-commit'
import { startBackup } from '#lib/backup/backup-process'
import { backupSchedule } from '#lib/backup/schedule'
import { readEnvironment, type Environment } from '#lib/config/environment'
import { maker } from '#lib/forms/maker'
import { laneWatch } from '#lib/fraud/lane-watch'
import { openDoors } from '#lib/http/gate/doors'
import { isScriptless } from '#lib/http/gate/form-addresses'
import { gate, type Gate, type GateOptions } from '#lib/http/gate/gate'
import { keptPages } from '#lib/http/memory/kept-pages'
import { receiptPage } from '#lib/http/memory/receipt-page'
import { rendererOf, type Renderer } from '#lib/http/memory/renderer'
import { staticFiles } from '#lib/http/memory/static-files'
import { brokenExitCode } from '#lib/exit-codes'
import { openInstance, type Instance } from '#lib/instance/instance'
import { maySendFiles } from '#lib/organising/sign-in'
import type { MachineState } from '#lib/instance/writer/machine'
import { log } from '#lib/log/events'
import { waitingLine } from '#lib/surge/waiting-line'
import { alarmRounds } from './alarm-rounds.ts'
import { mailRounds } from './mails.ts'
import { logDocuments, type LogSource } from './log-documents.ts'
import { logRounds } from './log-rounds.ts'
import { publicDocuments } from './public-documents.ts'
import { receiptCodes } from './receipt-codes.ts'
import { remindOfRehearsals } from './rehearsal-reminder.ts'
import { remindOfRetention } from './retention-reminder.ts'
import { shareServer } from './shared-server.ts'
import { difficulty } from './difficulty.ts'
import { proofOfWorkDocuments } from './files.ts'
import { fromMemory } from './from-memory.ts'
import { offerSetUp } from './set-up-offer.ts'
import { laneFull } from './lane-full.ts'
import { counted } from './counted.ts'
import { bearsToken, openMetricsDoor } from './metrics-door.ts'
import { metricsText } from './metrics.ts'
import { pageVersions } from './page-versions.ts'
import { paperForms } from './paper-forms.ts'
import { shipWithoutScripts } from './plain-answer.ts'
import { watchPressure, type PressureWatch } from './pressure.ts'
import { statusOf } from './status.ts'
import { waitingRoom } from './waiting-room.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '3000' },
    hostname: { type: 'string', default: '0.0.0.0' },
    dev: { type: 'boolean', default: false },
  },
})
const environment = readEnvironment()
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string }
const port = Number(values.port)

const instance = openInstance({ ...environment, collectionAge: 50, onBroken, onMachine: logMachine })
const watch = watchPressure(
  () => ({ queueAge: instance.writer.age(), busy: front.admission.busy() }),
  (level, { queueAge, loopDelay }) => {
    log('surge', { level, queueAge: Math.round(queueAge), loopDelay: Math.round(loopDelay) })
  },
)
/** Draws forms, receipts and sheets. */
const drawer = maker()
/** What this process has counted, for whoever watches over the host. */
const totals = counted()
const countToday: Instance['countToday'] = (name) => {
  totals.note(name)
  instance.countToday(name)
}
const app = next({ dev: values.dev, hostname: values.hostname, port })
const answerByFramework = app.getRequestHandler()
const pass: GateOptions['pass'] = (request, response) => {
  const path = (request.url ?? '').split('?', 1).join('')
  if (isScriptless(path)) shipWithoutScripts(response)
  void answerByFramework(request, response)
}
const front: Gate = gate({
  pass,
  origin: environment.origin,
  organisersOrigin: environment.organisersOrigin,
  organisersNetworks: environment.organisersNetworks,
  bindsSubdomains: environment.bindsSubdomains,
  trustedProxies: environment.trustedProxies,
  ...(await remember(environment, instance, watch)),
  isOrganiser: (token) => maySendFiles(instance.organising, token),
  ...(values.dev ? { developmentSocket: (...knock) => void app.getUpgradeHandler()(...knock) } : {}),
  retryAfter,
  onRefused: (reason) => {
    countToday(`refused-${reason}`)
  },
})
const watchedLanes = laneWatch()
const collecting = { ...instance.collecting, take: totals.timed(instance.collecting.take) }
shareServer(
  { ...instance, countToday, collecting },
  {
    origin: environment.origin,
    organisersOrigin: environment.organisersOrigin,
    surge: watch.surge,
    difficulty: difficulty({
      isUnderPressure: () => watch.surge.atLeast('harder-proof'),
      left: front.budgets.left,
      limits: () => instance.site().proof,
    }),
    chargeBadProof: front.budgets.chargeBadProof,
    takePlainPlace: front.budgets.takePlace,
    laneOf: (traits) => watchedLanes.look(traits, instance.now(), instance.alarms.usualHour()),
    sawError: (error) => {
      if (breaks(error)) onBroken('code' in error ? String(error.code) : error.name)
    },
    drawSheet: drawer.sheet,
    isMeasured: environment.isMeasured,
  },
)
const { mail, origin, organisersOrigin } = environment
const telling = { receivers: environment.alarms, mail, origin: organisersOrigin }
const alarms = alarmRounds(instance, telling)
await app.prepare()
let logs: ReturnType<typeof logRounds> | undefined
process.on('message', (word) => {
  const place = /^place (\d+)$/u.exec(String(word))?.[1]
  const { port: metricsPort } = environment.metrics
  if (place !== undefined && metricsPort !== null) openMetricsDoor(metricsPort + Number(place), metrics)
  if (place !== '0') return
  offerSetUp(instance, organisersOrigin)
  remindOfRetention(instance, telling)
  remindOfRehearsals(instance, telling)
  if (environment.backups !== null) keepBackups(environment.backups)
  alarms.start()
  logs = logRounds(instance)
})
const mails = mail === null ? null : mailRounds(instance, { mail, origin }, () => watch.surge.atLeast('mail-deferred'))
mails?.start()
const statements = (): number => instance.tallies().reduce((sum, { counted }) => sum + counted, 0)
log('instance-opened', { statements: statements() })

const doors = await openDoors(front.server, { port, host: values.hostname })
watch.start()
process.send?.('serving')

process.once('SIGTERM', end)
process.once('SIGINT', end)
// Whoever started this process has gone without a word.
process.once('disconnect', end)

/** Takes no new requests, finishes those that came, then ends. */
function end(): void {
  const lastMoment = new Promise((resolve) => setTimeout(resolve, 10_000))
  void Promise.race([doors.close(), lastMoment]).then(finish)
}

async function finish(): Promise<void> {
  log('instance-closed', { statements: statements() })
  alarms.stop()
  logs?.stop()
  await mails?.stop()
  await instance.close()
  process.exit(0)
}

/** Says what a hoster must know at 3 a.m., once and not each second. */
function logMachine(now: MachineState, before: MachineState | null): void {
  if (now.jumpedBy !== null) log('clock-jumped', { seconds: now.jumpedBy })
  if (now.pausedBy === (before?.pausedBy ?? null)) return
  log('machine-state', { pausedBy: now.pausedBy ?? 'nothing', freeMegabytes: Math.round(now.freeBytes / 1024 / 1024) })
}

/** One process of all has backups made. */
function keepBackups({ folder, everyHours, keep }: NonNullable<Environment['backups']>): void {
  backupSchedule({
    everyHours,
    hasKey: () => instance.collection().hasRehearsedKey,
    lastMadeAt: () => instance.lastAudited('backup-made'),
    run: () => startBackup({ dataFolder: environment.dataFolder, folder, keep }).made,
    now: () => new Date(),
    log: (outcome) => {
      log('backup', { outcome })
    },
  })
}

/** What the file holds is known again only after it was opened anew: everybody is told, and the process ends. */
function onBroken(code: string): void {
  log('database-broken', { code })
  front.breakOff()
  setTimeout(() => process.exit(brokenExitCode), 100)
}

/** Spread over some seconds, so that those who were refused together do not come back together. */
function retryAfter(): number {
  return 3 + Math.floor(Math.random() * (watch.surge.atLeast('waiting') ? 20 : 6))
}

function metrics(): string {
  const age = (since: Date | null): number | null =>
    since === null ? null : Math.max(0, (instance.now().getTime() - since.getTime()) / 1000)
  return metricsText({
    version,
    level: watch.surge.level(),
    pressure: watch.last(),
    isOpen: statusOf(instance, watch.surge).collection === 'open',
    inside: front.admission.inside(),
    writerWaiting: instance.writer.waiting(),
    forms: totals.forms(),
    refused: totals.refused(),
    commits: totals.commits(),
    residentBytes: process.memoryUsage.rss(),
    freeBytes: instance.writer.machine()?.freeBytes ?? null,
    backupAge: age(instance.lastAudited('backup-made')),
    checkpointAge: age(instance.publicLog.head()?.at ?? null),
  })
}

/** Documents for programs: those of the log, and all others. */
function documentsOf(sources: Parameters<typeof publicDocuments>[0] & { readonly instance: LogSource }) {
  const [ofLog, others] = [logDocuments(sources.instance), publicDocuments(sources)]
  return (path: string, query: string): ReturnType<typeof others> => ofLog(path) ?? others(path, query)
}

async function remember(
  { origin }: Environment,
  instance: Instance,
  { surge }: PressureWatch,
): Promise<Pick<GateOptions, 'fromMemory' | 'laneFull'>> {
  const { host } = new URL(origin)
  const { render }: Renderer = await rendererOf(pass, host)
  const isDelayed = (): boolean => surge.atLeast('figures-delayed')
  const line = waitingLine(randomBytes(32), () => front.signaturesPerSecond())
  const version = pageVersions(instance, isDelayed)
  const answers = fromMemory({
    // Nothing is known by heart in development, where everything changes.
    pages: values.dev ? null : keptPages({ render, version, isDelayed }),
    staticFile: values.dev ? null : staticFiles(join('.next', 'static')),
    file: proofOfWorkDocuments(),
    receipt: receiptPage({
      render,
      receipts: instance.receipts,
      version: () => version({ shows: 'nothing-more' }),
    }),
    document: documentsOf({ instance, isDelayed, origin }),
    count: countToday,
    isChannel: (code) => instance.site().channels.some((channel) => channel.code === code),
    status: () => statusOf(instance, surge),
    metrics: (request) => (bearsToken(request, environment.metrics.token) ? metrics() : null),
    waitingRoom: waitingRoom({ line, isWaiting: () => surge.atLeast('waiting'), render }),
    isFull: () => front.admission.busy() > 0.9,
    retryAfter,
  })
  const papers = paperForms({ instance, maker: drawer, origin, isDelayed, retryAfter })
  const codes = receiptCodes(instance, origin)
  return {
    fromMemory: (...asked) => codes(asked[0], asked[1], asked[2]) || papers(...asked) || answers(...asked),
    laneFull: laneFull(render),
  }
}
