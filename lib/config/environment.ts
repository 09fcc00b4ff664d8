import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import {
  areEmails,
  emailsAsked,
  isWebhook,
  readAlarmReceivers,
  webhookAsked,
  type AlarmReceivers,
} from './alarm-receivers.ts'
import {
  hasPassword,
  isMailUrl,
  isMailUrlFile,
  isSender,
  mailUrlAsked,
  mailUrlFileAsked,
  readMailServer,
  senderAsked,
  type MailServer,
} from './mail-server.ts'
import { isTokenFile, readMetricsSettings, tokenFileAsked, type MetricsSettings } from './metrics.ts'

/** What the environment decides. `.env.example` has a sentence on each. */
export interface Environment {
  /** Folder of the database. */
  readonly dataFolder: string
  /** Folder of the keys that must not lie in the database: by default inside the data folder. */
  readonly keysFolder: string
  /** The same where it was set, for commands that are told a data folder. */
  readonly keysFolderGiven: string | undefined
  /** The address the public sees, without a path: `https://collect.example.eu`. */
  readonly origin: string
  /** The address of the organisers' side: the same where it has none of its own. */
  readonly organisersOrigin: string
  /** Addresses and networks (CIDR) of which organisers come; empty where they come from everywhere. */
  readonly organisersNetworks: readonly string[]
  /** Whether browsers are to ask by TLS alone for every name below this one too (HSTS, includeSubDomains). */
  readonly bindsSubdomains: boolean
  /** About how many tries a browser needs for the proof of work. */
  readonly challengeTries: number
  /** Addresses and networks (CIDR) of proxies in front: of theirs alone is X-Forwarded-For believed. */
  readonly trustedProxies: readonly string[]
  /** Serving processes: more than one helps only where there are more than two cores. */
  readonly processes: number
  /** Free space below which no statement is taken, in bytes. */
  readonly leastFreeBytes: number
  /** Whether the bench is measuring this site. */
  readonly isMeasured: boolean
  /** Where backups go by themselves; `null` where they do not. */
  readonly backups: { readonly folder: string; readonly everyHours: number; readonly keep: number } | null
  /** What takes e-mails; `null` where none are sent. */
  readonly mail: MailServer | null
  /** Whom alarms of the fraud desk are told. */
  readonly alarms: AlarmReceivers
  readonly metrics: MetricsSettings
  /** Files that hold secrets, and variables that hold one themselves. */
  readonly secrets: { readonly files: readonly string[]; readonly exposed: readonly string[] }
}

const isOrigin = (address: string): boolean => URL.canParse(address) && new URL(address).origin === address
const originAsked = 'must be an origin, without a path'

const isTls = (address: string): boolean => address.startsWith('https:')

const listed = (text: string): readonly string[] => text.split(',').flatMap((entry) => entry.trim() || [])

const shape = z
  .object({
    COLLIGO_DATA: z.string().min(1).default('.data'),
    COLLIGO_KEYS: z.string().min(1).optional(),
    COLLIGO_ORIGIN: z.string().refine(isOrigin, originAsked).default('http://localhost:3000'),
    COLLIGO_ORGANISERS_ORIGIN: z.string().refine(isOrigin, originAsked).optional(),
    COLLIGO_ORGANISERS_NETWORKS: z.string().default(''),
    COLLIGO_HSTS_SUBDOMAINS: z.enum(['yes', 'no']).default('no'),
    COLLIGO_CHALLENGE_TRIES: z.coerce.number().int().min(2).max(100_000).default(750),
    COLLIGO_TRUSTED_PROXIES: z.string().default(''),
    COLLIGO_PROCESSES: z.coerce.number().int().min(1).max(64).default(1),
    COLLIGO_LEAST_FREE_MB: z.coerce.number().int().min(16).default(256),
    COLLIGO_BENCH: z.literal('yes').optional(),
    COLLIGO_BACKUPS: z.string().min(1).optional(),
    COLLIGO_BACKUP_HOURS: z.coerce.number().min(0.1).max(168).default(24),
    COLLIGO_BACKUPS_KEEP: z.coerce.number().int().min(1).max(1000).default(14),
    COLLIGO_MAIL_URL: z.string().refine(isMailUrl, mailUrlAsked).optional(),
    COLLIGO_MAIL_URL_FILE: z.string().refine(isMailUrlFile, mailUrlFileAsked).optional(),
    COLLIGO_MAIL_FROM: z.string().refine(isSender, senderAsked).optional(),
    COLLIGO_METRICS_PORT: z.coerce.number().int().min(1).max(65_000).optional(),
    COLLIGO_METRICS_TOKEN_FILE: z.string().refine(isTokenFile, tokenFileAsked).optional(),
    COLLIGO_ALARM_EMAIL: z.string().refine(areEmails, emailsAsked).optional(),
    COLLIGO_ALARM_WEBHOOK: z.string().refine(isWebhook, webhookAsked).optional(),
  })
  .refine((read) => read.COLLIGO_ALARM_EMAIL === undefined || read.COLLIGO_MAIL_FROM !== undefined, {
    path: ['COLLIGO_ALARM_EMAIL'],
    message: 'needs a mail server: COLLIGO_MAIL_URL and COLLIGO_MAIL_FROM',
  })
  .refine((read) => isTls(read.COLLIGO_ORGANISERS_ORIGIN ?? read.COLLIGO_ORIGIN) === isTls(read.COLLIGO_ORIGIN), {
    path: ['COLLIGO_ORGANISERS_ORIGIN'],
    message: 'must be reached by TLS where the public address is, and not where it is not',
  })
  .transform((read, context): Environment => ({
    dataFolder: resolve(/* turbopackIgnore: true */ read.COLLIGO_DATA),
    keysFolder: resolve(/* turbopackIgnore: true */ read.COLLIGO_KEYS ?? `${read.COLLIGO_DATA}/keys`),
    keysFolderGiven:
      read.COLLIGO_KEYS === undefined ? undefined : resolve(/* turbopackIgnore: true */ read.COLLIGO_KEYS),
    origin: read.COLLIGO_ORIGIN,
    organisersOrigin: read.COLLIGO_ORGANISERS_ORIGIN ?? read.COLLIGO_ORIGIN,
    organisersNetworks: listed(read.COLLIGO_ORGANISERS_NETWORKS),
    bindsSubdomains: read.COLLIGO_HSTS_SUBDOMAINS === 'yes',
    challengeTries: read.COLLIGO_CHALLENGE_TRIES,
    trustedProxies: listed(read.COLLIGO_TRUSTED_PROXIES),
    processes: read.COLLIGO_PROCESSES,
    leastFreeBytes: read.COLLIGO_LEAST_FREE_MB * 1024 * 1024,
    isMeasured: read.COLLIGO_BENCH === 'yes',
    backups:
      read.COLLIGO_BACKUPS === undefined
        ? null
        : {
            folder: resolve(/* turbopackIgnore: true */ read.COLLIGO_BACKUPS),
            everyHours: read.COLLIGO_BACKUP_HOURS,
            keep: read.COLLIGO_BACKUPS_KEEP,
          },
    mail: readMailServer(read, (variable, message) => {
      context.addIssue({ code: 'custom', path: [variable], message })
    }),
    alarms: readAlarmReceivers(read.COLLIGO_ALARM_EMAIL, read.COLLIGO_ALARM_WEBHOOK),
    metrics: readMetricsSettings(read.COLLIGO_METRICS_PORT, read.COLLIGO_METRICS_TOKEN_FILE),
    secrets: {
      files: [read.COLLIGO_MAIL_URL_FILE ?? [], read.COLLIGO_METRICS_TOKEN_FILE ?? []].flat(),
      exposed: hasPassword(read.COLLIGO_MAIL_URL) ? ['COLLIGO_MAIL_URL'] : [],
    },
  }))

/**
 * Reads the environment, all of it at once.
 *
 * @throws Error that names every variable that is wrong, and never a value: values may be secret.
 */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>> = ownVariables()): Environment {
  const read = shape.safeParse(variables)
  if (read.success) return read.data
  const problems = read.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`)
  throw new Error(`These environment variables are wrong (see .env.example):\n${problems.join('\n')}`)
}

/** The process's variables, with those of the file `.env` where there is one: Next reads it too, and commands must agree. */
function ownVariables(): NodeJS.ProcessEnv {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return process.env
}
