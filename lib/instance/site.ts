import { createHash } from 'node:crypto'
import { writeAudit } from '#db/audit'
import { addChannel, readChannels, removeChannel } from '#db/channels'
import type { Database } from '#db/connection'
import { keepFile, readFile, removeFile } from '#db/files'
import { keepSettings, readStoredSettings, settingsVersion } from '#db/settings'
import { isTest, type Collection } from '#lib/collecting/collection'
import type { AuditEvent } from '#lib/domain/audit-event'
import { brusselsDayOf } from '#lib/domain/day'
import type { FileName, NewFile, SiteChange, SiteKeeping } from '#lib/site-settings/keeping'
import { readSettings, siteFrom, type Settings } from '#lib/site-settings/settings'
import type { Site } from '#lib/site-settings/site'

/** Milliseconds for which what another process may have changed is not asked for again. */
const age = 1000

/** A file of the organisers' that the site shows at present. */
export interface SiteFile {
  readonly type: NewFile['type']
  /** `null` where it was taken down a moment ago. */
  readonly bytes: () => Buffer | null
}

export interface SiteSide {
  /** What organisers have set for their site: the same object until it is changed. */
  readonly site: () => Site
  readonly siteKeeping: SiteKeeping
  /** The file at an address that the site names; `null` for every other. */
  readonly siteFile: (address: string) => SiteFile | null
}

interface Surroundings {
  readonly database: Database
  readonly now: () => Date
  readonly collection: () => Collection
  /** Whether news can go out by e-mail. */
  readonly sendsNews: () => boolean
}

/** Joins what organisers set for their site to the database. */
export function siteWith(surroundings: Surroundings): SiteSide {
  const { database } = surroundings
  const { site, look } = siteReader(surroundings)
  return {
    site,
    siteKeeping: keepingWith(surroundings, look),
    siteFile: (address) => {
      // Another process may have rendered the page that leads here, within this second.
      const file = namedBy(site(), address) ?? namedBy(look(), address)
      if (file === null) return null
      return { type: typeAt(address), bytes: () => bytesOf(database, file) }
    },
  }
}

/** What this process has changed is seen at once, what another has within a second: the latest change is asked for. */
function siteReader({ database, collection, sendsNews }: Omit<Surroundings, 'now'>) {
  const version = settingsVersion(database)
  let known: { readonly state: string; readonly wasTest: boolean; readonly site: Site } | undefined
  let until = 0
  const look = (): Site => {
    until = performance.now() + age
    const facts = { sendsNews: sendsNews(), isTest: isTest(collection()) }
    const state = JSON.stringify([version(), facts])
    if (known?.state !== state) {
      const settings = readSettings(readStoredSettings(database))
      known = { state, wasTest: facts.isTest, site: siteFrom(settings, readChannels(database), facts) }
    }
    return known.site
  }
  const site = (): Site =>
    known === undefined || performance.now() >= until || isTest(collection()) !== known.wasTest ? look() : known.site
  return { site, look }
}

function keepingWith({ database, now, collection }: Surroundings, look: () => Site): SiteKeeping {
  /** All of a change, its record included, or nothing. */
  const changing = (event: AuditEvent, settings: Partial<Settings>, change: () => boolean): boolean => {
    const isChanged = database.transaction(
      () => {
        if (!change()) return false
        keepSettings(database, stored(settings), now())
        writeAudit(database, event, now())
        return true
      },
      { behavior: 'immediate' },
    )
    look()
    return isChanged
  }
  return {
    settings: () => readSettings(readStoredSettings(database)),
    keep: ({ settings = {}, files = {} }, event) => {
      changing(event, settings, () => {
        keepFiles(database, files, now())
        return true
      })
    },
    channels: () => readChannels(database),
    addChannel: (channel, event) => changing(event, channelsChanged, () => addChannel(database, channel)),
    removeChannel: (code, event) => {
      changing(event, channelsChanged, () => {
        removeChannel(database, code)
        return true
      })
    },
    today: () => brusselsDayOf(now()),
    originalLanguage: () => collection().initiative?.texts.find(({ isOriginal }) => isOriginal)?.language ?? null,
    digest: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  }
}

/** Partners have a table of their own; that something about them has changed stands among the settings. */
const channelsChanged = { channels: null } as Partial<Settings>

const stored = (settings: Partial<Settings>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, JSON.stringify(value)]))

function keepFiles(database: Database, files: NonNullable<SiteChange['files']>, changedAt: Date): void {
  for (const [name, file] of Object.entries(files) as readonly [FileName, NewFile | null][]) {
    if (file === null) removeFile(database, name)
    else keepFile(database, { name, ...file, changedAt })
  }
}

interface NamedFile {
  readonly name: FileName
  readonly address: string
}

/** Which of the site's files has an address; `null` where none has. */
function namedBy({ logo, cover, certificate }: Site, address: string): NamedFile | null {
  const files = { logo, cover, certificate }
  const name = (Object.keys(files) as FileName[]).find((candidate) => files[candidate]?.address === address)
  return name === undefined ? null : { name, address }
}

const types = { png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp', pdf: 'application/pdf' } as const

const typeAt = (address: string): NewFile['type'] => types[address.split('.').at(-1) as keyof typeof types]

/** The bytes whose digest stands in the address, and no others. */
function bytesOf(database: Database, { name, address }: NamedFile): Buffer | null {
  const file = readFile(database, name)
  return file !== null && address.includes(file.sha256.slice(0, 32)) ? file.bytes : null
}
