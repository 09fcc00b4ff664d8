import { createHash } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'

/**
 * How much of a variable may be told: its value; a digest where others could guess who is meant, or nothing but that it
 * is there. `file`: where the secret lies, and with which mode.
 */
type Telling = 'value' | 'digest' | 'presence' | 'file'

/** Every variable of `.env.example`. */
export const tellings: Readonly<Record<string, Telling>> = {
  COLLIGO_DATA: 'value',
  COLLIGO_KEYS: 'value',
  COLLIGO_ORIGIN: 'value',
  COLLIGO_ORGANISERS_ORIGIN: 'value',
  COLLIGO_ORGANISERS_NETWORKS: 'value',
  COLLIGO_HSTS_SUBDOMAINS: 'value',
  COLLIGO_CHALLENGE_TRIES: 'value',
  COLLIGO_TRUSTED_PROXIES: 'value',
  COLLIGO_PROCESSES: 'value',
  COLLIGO_LEAST_FREE_MB: 'value',
  COLLIGO_BACKUPS: 'value',
  COLLIGO_BACKUP_HOURS: 'value',
  COLLIGO_BACKUPS_KEEP: 'value',
  COLLIGO_MAIL_URL: 'presence',
  COLLIGO_MAIL_URL_FILE: 'file',
  COLLIGO_MAIL_FROM: 'digest',
  COLLIGO_ALARM_EMAIL: 'presence',
  COLLIGO_ALARM_WEBHOOK: 'presence',
  COLLIGO_METRICS_PORT: 'value',
  COLLIGO_METRICS_TOKEN_FILE: 'file',
}

export interface SettingInForce {
  readonly name: string
  readonly value: string
}

/**
 * The environment's settings in words that hold no secret: of those there stands that they are set, and no digest, by
 * which they could be guessed at.
 */
export const settingsInForce = (
  variables: Readonly<Record<string, string | undefined>> = process.env,
): readonly SettingInForce[] =>
  Object.entries(tellings).map(([name, telling]) => ({ name, value: told(variables[name], telling) }))

function told(value: string | undefined, telling: Telling): string {
  if (value === undefined || value === '') return 'not set'
  if (telling === 'value') return value
  if (telling === 'presence') return 'set (secret, not told)'
  if (telling === 'digest') return `set, sha256 ${createHash('sha256').update(value).digest('hex').slice(0, 16)}`
  return `${value}, ${modeOf(value)}`
}

/** Whether a file that holds a secret is there, and who may read it. */
export const modeOf = (path: string): string =>
  existsSync(path) ? `mode ${(statSync(path).mode & 0o777).toString(8).padStart(4, '0')}` : 'missing'
