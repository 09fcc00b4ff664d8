import { createSecretKey, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import { writeAudit } from '#db/audit'
import type { Database } from '#db/connection'
import { changeNews, newsReader, publishNews, withdrawNews } from '#db/news'
import {
  changeReader,
  confirmedReaders,
  confirmReader,
  countReaders,
  forgetAllReaders,
  forgetReader,
  keepReader,
  readerByMark,
  type ReaderRow,
} from '#db/news-readers'
import { claimDueMails, dropMail, postponeMail, putOut } from '#db/outgoing-mails'
import { fingerprint } from '#lib/crypto/fingerprint'
import { lock, unlock } from '#lib/crypto/secret-box'
import { derivedKey, digestOf, newToken } from '#lib/crypto/tokens'
import type { AuditEvent } from '#lib/domain/audit-event'
import { isDay } from '#lib/domain/day'
import { spelledAlike } from '#lib/news/email-address'
import type { NewsReading } from '#lib/news/read-news'
import { asked, type Reader } from '#lib/news/reader'
import type { NewsReaders } from '#lib/news/readers-file'
import type { NewsWriting } from '#lib/news/write-news'
import type { NewsItem } from '#lib/publishing/news-item'

interface Surroundings {
  readonly database: Database
  readonly newsKey: Buffer
  readonly now: () => Date
  readonly isOffered: () => boolean
}

/** An e-mail that is due, unlocked: what a letter is written from. */
export interface DueConfirmation {
  readonly id: string
  readonly tries: number
  readonly language: string
  /** `null` where the key of the addresses is not the one that they were locked with. */
  readonly reader: { readonly address: string; readonly token: string } | null
}

/** E-mails that are still to go out, for whichever process sends them. */
export interface OutgoingMails {
  readonly claim: (until: Date, most: number) => readonly DueConfirmation[]
  readonly drop: (id: string) => void
  readonly postpone: (id: string, until: Date) => void
}

export interface NewsSide {
  /** Newest first: the same array until something is changed. */
  readonly news: () => readonly NewsItem[]
  readonly newsWriting: NewsWriting
  readonly newsReading: NewsReading
  readonly newsReaders: NewsReaders
  readonly outgoingMails: OutgoingMails
}

/** Joins news and those who read it to the database and to a key that nothing else uses. */
export function newsWith(surroundings: Surroundings): NewsSide {
  const { database, now, isOffered } = surroundings
  const box = readerBox(surroundings.newsKey)
  const news = newsReader(database)
  return {
    news,
    newsWriting: { news, ...writingWith(surroundings) },
    newsReading: {
      now,
      isOffered,
      keep: keepingWith(database, box),
      confirm: (token, askedSince, today) => confirmReader(database, digestOf(token), askedSince, today),
      forget: (token) => forgetReader(database, digestOf(token)),
    },
    newsReaders: {
      counts: () => countReaders(database),
      confirmed: function* () {
        for (const row of confirmedReaders(database)) {
          const reader = box.unlock(row)
          if (reader !== null) yield reader
        }
      },
      deleteAll: () => forgetAllReaders(database),
    },
    outgoingMails: {
      claim: (until, most) =>
        claimDueMails(database, now(), until, most).map(({ address, token, ...mail }) => ({
          ...mail,
          reader: box.unlockMail({ address, token }),
        })),
      drop: (id) => {
        dropMail(database, id)
      },
      postpone: (id, until) => {
        postponeMail(database, id, until)
      },
    },
  }
}

/** Each deed of organisers with its record, or neither: readers of news look for the record. */
function writingWith({ database, now }: Surroundings): Omit<NewsWriting, 'news'> {
  const recorded = <Done>(event: AuditEvent['event'], organiserId: number | null, deed: () => Done): Done =>
    database.transaction(
      () => {
        const done = deed()
        if (done !== false) writeAudit(database, { event, organiserId }, now())
        return done
      },
      { behavior: 'immediate' },
    )
  return {
    publish: (texts, organiserId) => recorded('news-published', organiserId, () => publishNews(database, texts, now())),
    change: (id, texts, organiserId) => recorded('news-changed', organiserId, () => changeNews(database, id, texts)),
    withdraw: (id, organiserId) => recorded('news-withdrawn', organiserId, () => withdrawNews(database, id)),
  }
}

/** One transaction, known address or not, with as much to write: how long an answer takes tells nothing. */
const keepingWith =
  (database: Database, box: ReaderBox): NewsReading['keep'] =>
  (asking, today) => {
    const mark = box.markOf(asking.address)
    database.transaction(
      () => {
        const row = readerByMark(database, mark)
        // What cannot be read any more is asked for anew.
        const { reader, isMailDue } = asked(row === null ? null : box.unlock(row), asking, today, newToken)
        const locked = box.lock(reader, mark)
        if (row !== null) changeReader(database, row.id, locked)
        const readerId = row?.id ?? keepReader(database, locked)
        if (isMailDue) putOut(database, { readerId, token: box.lockToken(reader.token) }, today)
      },
      { behavior: 'immediate' },
    )
  }

/** Locks addresses and tokens under a key that lies outside the database, and marks addresses to find them again. */
interface ReaderBox {
  readonly markOf: (address: string) => Buffer
  readonly lock: (reader: Reader, mark: Buffer) => Omit<ReaderRow, 'id'>
  readonly unlock: (row: ReaderRow) => Reader | null
  readonly lockToken: (token: string) => Buffer
  readonly unlockMail: (mail: { readonly address: Buffer; readonly token: Buffer }) => DueConfirmation['reader']
}

const lockedShape = z.object({
  address: z.string(),
  token: z.string(),
  mails: z.object({ on: z.string().refine(isDay), count: z.number() }),
})

function readerBox(newsKey: Buffer): ReaderBox {
  const key = createSecretKey(derivedKey(newsKey, 'colligo news addresses'))
  const markKey = createSecretKey(derivedKey(newsKey, 'colligo news marks'))
  return {
    markOf: (address) => fingerprint(markKey, ['news reader', spelledAlike(address)]),
    lock: ({ address, token, mails, ...plain }, mark) => ({
      ...plain,
      mark,
      address: lock(key, 'news reader', JSON.stringify({ address, token, mails })),
      tokenDigest: digestOf(token),
    }),
    unlock: ({ address, language, askedOn, confirmedOn, consent }) => {
      const locked = contentsOf(key, address)
      return locked === null ? null : { ...locked, language, askedOn, confirmedOn, consent }
    },
    lockToken: (token) => lock(key, 'news mail', token),
    unlockMail: ({ address, token }) => {
      const [reader, link] = [contentsOf(key, address), unlock(key, 'news mail', token)]
      return reader === null || link === null ? null : { address: reader.address, token: link.toString() }
    },
  }
}

function contentsOf(key: KeyObject, box: Buffer): z.infer<typeof lockedShape> | null {
  const opened = unlock(key, 'news reader', box)
  return opened === null ? null : lockedShape.parse(JSON.parse(opened.toString()))
}
