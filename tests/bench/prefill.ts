import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { statementLinks } from '#db/chain'
import { closeDatabase, openDatabase, type Database } from '#db/connection'
import { memberStateOfIndex } from '#lib/cli/demo/people'
import { brusselsDayOf } from '#lib/domain/day'

/** Characters of a sealed statement's parts, as they are: header, nonce, ciphertext, tag. */
const [headerLength, nonceLength, sealedLength, tagLength] = [546, 16, 573, 22]

const batch = 10_000

/** Nothing here must survive a power cut, and rows of our own making need no check. The server sets its own anew. */
const hasty = ['journal_mode = OFF', 'synchronous = OFF', 'ignore_check_constraints = ON', 'cache_size = -1000000']

/**
 * Fills the database with rows like those of statements: of their size, fingerprinted, chained and counted, but sealed
 * is noise in them and nobody ever signed. Writing them as statements are written would take hours.
 */
export function prefill(dataFolder: string, statements: number): void {
  const database = openDatabase(join(dataFolder, 'colligo.sqlite'))
  const { $client } = database
  for (const pragma of hasty) $client.pragma(pragma)
  const counts = new Map<string, number>()
  const insert = inserter(database)
  const fill = $client.transaction((from: number, to: number) => {
    for (let index = from; index < to; index += 1) {
      const memberState = memberStateOfIndex(index)
      counts.set(memberState, (counts.get(memberState) ?? 0) + 1)
      insert(memberState)
    }
  })
  for (let from = 0; from < statements; from += batch) fill(from, Math.min(statements, from + batch))
  const count = $client.prepare('INSERT INTO tallies (member_state, counted, repeated) VALUES (?, ?, 0)')
  const countDay = $client.prepare('INSERT INTO daily_tallies (day, member_state, counted) VALUES (?, ?, ?)')
  for (const [memberState, counted] of counts) {
    count.run(memberState, counted)
    countDay.run(brusselsDayOf(new Date()), memberState, counted)
  }
  closeDatabase(database)
}

function inserter(database: Database): (memberState: string) => void {
  const linkTo = statementLinks(database)
  const insert = database.$client.prepare(
    'INSERT INTO statements (identifier, member_state, fingerprint, sealed, signed_on, language, chain) ' +
      'VALUES (:identifier, :memberState, :fingerprint, :sealed, :signedOn, :language, :chain)',
  )
  const noise = noiseOf(1 << 20)
  const drawn = pieces(48)
  const signedOn = brusselsDayOf(new Date())
  const header = `ey${noise(headerLength - 2)}`
  return (memberState) => {
    const random = drawn()
    const fingerprint = random.subarray(0, 32)
    const sealed = `${header}..${noise(nonceLength)}.${noise(sealedLength)}.${noise(tagLength)}`
    const row = {
      identifier: uuidOf(random.toString('hex', 32)),
      memberState,
      fingerprint,
      sealed,
      signedOn,
      language: 'en',
    }
    insert.run({ ...row, chain: linkTo(row) })
  }
}

/** Version 8, as identifiers of statements are. */
const uuidOf = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`

/** Pieces of text that nothing compresses, from so many random bytes. */
function noiseOf(bytes: number): (length: number) => string {
  const text = randomBytes(bytes).toString('base64url')
  let at = 0
  return (length) => {
    at = (at + 7919) % (text.length - length)
    return text.slice(at, at + length)
  }
}

/** Random bytes in pieces of a size, drawn many at a time: each draw is a call into the system. */
function pieces(size: number): () => Buffer {
  let [drawn, at] = [randomBytes(0), 0]
  return () => {
    if (at === drawn.length) [drawn, at] = [randomBytes(1000 * size), 0]
    at += size
    return drawn.subarray(at - size, at)
  }
}
