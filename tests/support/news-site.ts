import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import { readEnvironment } from '#lib/config/environment'
import type { MailServer } from '#lib/config/mail-server'
import { openInstance, type Instance } from '#lib/instance/instance'
import { askForNews, consentVersion } from '#lib/news/read-news'
import { readersFile } from '#lib/news/readers-file'
import { importInitiative } from '#lib/organising/collection-switch'
import { mailRounds } from '#lib/serving/mails'
import { certain } from './certain.ts'
import { initiativeOfToday, noon, temporaryFolder } from './collection.ts'
import { aMailServer, type MailServerOfTest, type Refusal } from './mail-server.ts'

export const origin = 'https://collect.example.eu'
export const hours = 60 * 60 * 1000
export const email = 'mari.maasikas@example.eu'

const settingsFor = (url: string): MailServer =>
  readEnvironment({ COLLIGO_MAIL_URL: url, COLLIGO_MAIL_FROM: 'The swifts <news@collect.example.eu>' }).mail!

/** An instance that sends by a mail server, whose clock the test moves. */
export function aSite(url: string, site: { readonly folder?: string; readonly isDeferred?: () => boolean } = {}) {
  const folder = site.folder ?? temporaryFolder()
  const clock = { now: noon }
  const mail = settingsFor(url)
  const data = join(folder, 'data')
  const now = (): Date => clock.now
  const options = { dataFolder: data, keysFolder: join(data, 'keys'), challengeTries: 2, now, mail }
  const instance = openInstance(options)
  onTestFinished(instance.close)
  certain(importInitiative(instance.organising, instance.collectionSwitch, initiativeOfToday()))
  const rounds = mailRounds(instance, { mail, origin }, site.isDeferred ?? (() => false))
  onTestFinished(rounds.stop)
  return {
    ...instance,
    folder,
    rounds,
    ask: (address = email, language = 'en') =>
      askForNews(instance.newsReading, { email: address, consent: consentVersion, language }),
    wait: (milliseconds: number) => {
      clock.now = new Date(clock.now.getTime() + milliseconds)
    },
    /** Opens the same folder once more, as a restart does. What nobody can use any more is deleted on the way. */
    restarted: (): Instance => {
      const again = openInstance(options)
      onTestFinished(again.close)
      return again
    },
    rows: (query: string): unknown[] => {
      const file = new BetterSqlite3(join(folder, 'data', 'colligo.sqlite'), { readonly: true })
      try {
        return file.prepare(query).all()
      } finally {
        file.close()
      }
    },
  }
}

export type SiteWithMail = ReturnType<typeof aSite> & { readonly server: MailServerOfTest }

export async function aSiteWithMail(refuses?: Refusal): Promise<SiteWithMail> {
  const server = await aMailServer(refuses)
  onTestFinished(server.close)
  return { server, ...aSite(server.url) }
}

export const tokenIn = (text: string, page: string): string =>
  new RegExp(`/updates/${page}\\?token=([\\w-]{43})`, 'u').exec(text)![1]!

/** Asks, and reads the e-mail. */
export async function asked(site: SiteWithMail, address = email, language = 'en') {
  certain(site.ask(address, language))
  await site.rounds.round()
  const mail = site.server.received.findLast(({ to }) => to === address)!
  return { mail, token: tokenIn(mail.text, 'confirm') }
}

export const exported = (site: Pick<Instance, 'newsReaders'>): readonly string[] =>
  [...readersFile(site.newsReaders, origin)].join('').trim().split('\r\n').slice(1)
