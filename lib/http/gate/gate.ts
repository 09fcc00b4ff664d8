import type { Duplex } from 'node:stream'
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { dressForFramework } from '../framework-request.ts'
import { admission, type Admission } from './admission.ts'
import { networkBudgets, type NetworkBudgets } from './network-budgets.ts'
import { organisersNetworks, trustedProxies } from './client-address.ts'
import { crowd, type Crowd } from './crowd.ts'
import { doors } from './doors.ts'
import { formAt, type FormKind } from './form-addresses.ts'
import { inspectForm, largestOfPrograms, inspectSmallForm } from './form-body.ts'
import { dropForeignHeaders } from './inbound-headers.ts'
import { readKnock, type Knock } from './knock.ts'
import { rawRefusal } from './raw-answers.ts'
import { guardedResponse, reachOf } from './outbound-headers.ts'
import { rate, type Rate } from '#lib/surge/rate'
import { sides, type Sides } from './sides.ts'
import { strain } from './strain.ts'
import { arrivesWithin } from './arrival.ts'
import { uploads, type Uploads } from './uploads.ts'
import { visitorOf, type Visitor } from './visitor.ts'
import { watchConnections } from './watch-connections.ts'
import { answerRefused, refuse, refused, type Refusal, type Refused } from './refusal.ts'

/** At about two milliseconds a request, the last of those who wait is served within half a second. */
const limits = { slots: 24, mostWaiting: 232, patience: 2500, reserved: 4 } as const

/** Milliseconds beyond a form's own patience after which whoever still sends it is cut off. */
const grace = 5000

/** Answers from memory. Tells whether it has answered. */
export type FromMemory = (
  request: IncomingMessage,
  response: ServerResponse,
  knock: Knock,
  visitor: Visitor,
) => boolean | Promise<boolean>

export interface GateOptions {
  /** What stands behind the gate. */
  readonly pass: RequestListener
  /** The address that the public sees: a proxy in front may name another host to us. */
  readonly origin: string
  /** That of the organisers' side; the same where absent. */
  readonly organisersOrigin?: string
  /** Addresses and networks of which organisers come; from everywhere where absent or empty. */
  readonly organisersNetworks?: readonly string[]
  /** Whether browsers are to ask by TLS alone for every name below the origin's as well. */
  readonly bindsSubdomains?: boolean
  /** Addresses and networks of proxies in front. */
  readonly trustedProxies: readonly string[]
  readonly fromMemory: FromMemory
  /** Whether a session's token is that of an organiser who may send files. */
  readonly isOrganiser?: (sessionToken: string) => boolean
  /** In development alone: pages are told of changes over a socket. */
  readonly developmentSocket?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  /** Seconds after which whoever is refused may come back. */
  readonly retryAfter: () => number
  /** Is told of each request that is let go no further, by its reason alone. */
  readonly onRefused?: (reason: Refusal) => void
  /** The refusal of a form for which its lane has no place for some seconds, said in the visitor's language. */
  readonly laneFull?: (path: string, seconds: number) => Promise<Refused>
}

/** What the rest of the process sees of the gate. */
export interface Gate {
  readonly server: Server
  readonly budgets: NetworkBudgets
  readonly admission: Pick<Admission, 'busy' | 'inside'>
  readonly refusedSoFar: () => number
  /** Signing forms that were answered lately. */
  readonly signaturesPerSecond: () => number
  /** Tells everybody whose form is under way to send it once more: nobody knows whether it was kept. */
  readonly breakOff: () => void
}

/** What the gate has at hand while it stands. */
interface Doorway {
  readonly options: GateOptions
  readonly sides: Sides
  readonly isTrusted: (address: string) => boolean
  readonly entrance: Admission
  readonly budgets: NetworkBudgets
  /** Answers that are still to come. */
  readonly underWay: Set<ServerResponse>
  readonly signatures: Rate
  readonly pressed: ReturnType<typeof strain>
  readonly crowd: Crowd
  readonly uploads: Uploads
  refusedSoFar: number
}

/**
 * Our own HTTP server in front of Next, in the same process: what can never become a statement is answered here,
 * clearly and before any work; what is the same for everyone is answered from memory; the rest is let in in measure.
 */
export function gate(options: GateOptions): Gate {
  const isTrusted = trustedProxies(options.trustedProxies)
  const door: Doorway = {
    options,
    sides: sides({
      origin: options.origin,
      organisersOrigin: options.organisersOrigin ?? options.origin,
      isOrganisersAddress: organisersNetworks(options.organisersNetworks ?? []),
    }),
    isTrusted,
    entrance: admission(limits),
    budgets: networkBudgets(),
    underWay: new Set(),
    signatures: rate(),
    pressed: strain(),
    crowd: crowd(doors, setImmediate),
    uploads: uploads(options.isOrganiser ?? (() => false)),
    refusedSoFar: 0,
  }
  const server = serverFor(door, (request, response) => {
    const apologise = (): void => {
      answerRefused(response, refused('busy', options.retryAfter()))
    }
    try {
      receive(door, request, response)?.catch(apologise)
    } catch {
      // Nobody's request ends the process: it is told to come back, and others are served.
      apologise()
    }
  })
  return {
    server,
    budgets: door.budgets,
    admission: door.entrance,
    refusedSoFar: () => door.refusedSoFar,
    signaturesPerSecond: () => door.signatures.perSecond(performance.now()),
    breakOff: () => {
      for (const response of door.underWay) answerRefused(response, refused('unsure', 5))
    },
  }
}

/** Answers what it can within this turn of the event loop: most requests are for what lies ready. */
function receive(door: Doorway, request: IncomingMessage, response: ServerResponse): Promise<void> | null {
  const read = readKnock(request, door.sides.hosts)
  if (!read.ok) {
    turnAway(door, request, response, read.problem)
    return null
  }
  const knock = read.value
  const visitor = visitorOf(request, door.isTrusted)
  const place = door.sides.placeOf(knock, visitor)
  if (place !== 'here') {
    if (place === 'nowhere') turnAway(door, request, response, refused('no-such-thing'))
    else response.writeHead(307, { Location: place.elsewhere }).end()
    return null
  }
  const answered = knock.isReading && door.options.fromMemory(request, response, knock, visitor)
  return answered === true ? null : unlessAnswered(answered, door, request, response, knock, visitor)
}

async function unlessAnswered(
  answered: boolean | Promise<boolean>,
  door: Doorway,
  request: IncomingMessage,
  response: ServerResponse,
  knock: Knock,
  visitor: Visitor,
): Promise<void> {
  if (await answered) return
  const reason = await reasonAgainst(door, request, response, knock, visitor)
  if (reason === null) await letIn(door, request, response, knock, visitor)
  else turnAway(door, request, response, reason)
}

function turnAway(door: Doorway, request: IncomingMessage, response: ServerResponse, reason: Refused): void {
  door.refusedSoFar += 1
  door.options.onRefused?.(reason.refusal)
  refuse(request, response, reason)
}

async function reasonAgainst(
  { options, sides: { originFor }, budgets, uploads: files }: Doorway,
  request: IncomingMessage,
  response: ServerResponse,
  knock: Knock,
  { network }: Visitor,
): Promise<Refused | null> {
  const form = knock.isReading ? null : formAt(knock.path)
  if (isMisplaced(request, knock, form)) return refused('no-form-here')
  if (isForeign(request, form, originFor(knock.path))) return refused('foreign')
  const paid = budgets.take(form ?? 'page', network)
  if (!paid.ok) return await reasonOfBudget(options, form, knock.path, paid.retryAfterSeconds)
  if (form === null) return null
  const limits = files.limitsFor(request, response, knock.path)
  if (limits === 'full') return refused('busy', options.retryAfter())
  arrivesWithin(request, limits.patience + grace)
  const inspected = isOfPrograms(form)
    ? inspectSmallForm(request, largestOfPrograms[form])
    : await inspectForm(request, limits)
  return inspected.ok ? null : refused(inspected.problem)
}

const isOfPrograms = (form: FormKind): form is keyof typeof largestOfPrograms => form in largestOfPrograms

async function reasonOfBudget(
  { laneFull }: GateOptions,
  form: FormKind | null,
  path: string,
  seconds: number,
): Promise<Refused> {
  if (form !== 'plain') return refused('too-much-at-once', seconds)
  return laneFull === undefined ? refused('lane-full', seconds) : await laneFull(path, seconds)
}

/** Whether something is sent to where nothing is taken, or an action is called by what only reads. */
const isMisplaced = ({ method, headers }: IncomingMessage, { isReading }: Knock, form: unknown): boolean =>
  isReading ? headers['next-action'] !== undefined : method !== 'POST' || form === null

async function letIn(
  door: Doorway,
  request: IncomingMessage,
  response: ServerResponse,
  { host, path, isReading }: Knock,
  { network }: Visitor,
): Promise<void> {
  const { entrance, underWay, signatures, options } = door
  if (!(await entrance.enter(path.startsWith('/organiser')))) {
    turnAway(door, request, response, refused('busy', options.retryAfter()))
    return
  }
  underWay.add(response)
  response.once('close', () => {
    underWay.delete(response)
    entrance.leave()
    if (!isReading && formAt(path) === 'signing') signatures.count(performance.now())
  })
  dropForeignHeaders(request.headers)
  dressForFramework(request, response, { path, host, network, isDevelopment: options.developmentSocket !== undefined })
  options.pass(request, response)
}

function serverFor(door: Doorway, listener: RequestListener): Server {
  const { options } = door
  const server = createServer(
    {
      requireHostHeader: false,
      maxHeaderSize: 16 * 1024,
      connectionsCheckingInterval: 2000,
      ServerResponse: guardedResponse(reachOf(options.origin, options.bindsSubdomains ?? false)),
    },
    listener,
  )
  door.pressed.watch()
  watchConnections(server, door.isTrusted, () => {
    const now = performance.now()
    door.crowd.came(now)
    if (!door.pressed.isFelt() && !door.crowd.isThere(now)) return null
    door.refusedSoFar += 1
    return options.retryAfter()
  })
  // Nothing here changes to another protocol; left alone, such a connection would stay open for ever.
  server.on('upgrade', options.developmentSocket ?? ((_request, socket) => socket.destroy()))
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy()
    else socket.end(rawRefusal(error.code))
  })
  // A file of organisers' may take a minute; every other form has a shorter time of its own (`arrival.ts`).
  server.requestTimeout = 65_000
  server.headersTimeout = 5_000
  // A proxy keeps its connections for a minute: it must be the first to hang up, or a form meets a closed door.
  server.keepAliveTimeout = options.trustedProxies.length > 0 ? 75_000 : 5_000
  server.maxRequestsPerSocket = 1000
  return server
}

/**
 * Whether a browser sent a form of another site: `Origin` is then not ours, or `null` (RFC 6454, section 7.1). Programs
 * that are no browser send none; what they could misuse asks for its origin again. Mail programs in a browser leave from
 * their own site (RFC 8058): what lets them is the token; witnesses are let by their signature.
 */
const isForeign = ({ headers }: IncomingMessage, form: FormKind | null, origin: string): boolean =>
  form !== null && !isOfPrograms(form) && headers.origin !== undefined && headers.origin !== origin
