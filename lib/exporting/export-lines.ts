import { createHash } from 'node:crypto'
import type { Initiative, Organiser } from '#lib/domain/initiative'
import type { MemberState } from '#lib/domain/member-states'
import { exportFormat, type ExportHeader, type ExportTrailer } from './export-format.ts'

/** What handing over needs from the outside world; `lib/instance.ts` supplies it. */
export interface Exporting {
  readonly now: () => Date
  readonly initiative: () => Initiative | null
  readonly sealedFor: (memberState: MemberState) => Generator<string>
}

/**
 * Writes one Member State's statements as an export file, line by line: see `export-format.ts`. Statements leave
 * sealed; they are opened offline, on the organisers' own machine, with `./run export open`.
 *
 * @param finished - Told count and digest once the last line has been taken; not at all where the download stopped.
 */
export function* exportLines(
  exporting: Exporting,
  initiative: Initiative,
  memberState: MemberState,
  finished: (trailer: ExportTrailer) => void,
): Generator<string> {
  const hash = createHash('sha256')
  const hashed = (line: string): string => {
    hash.update(line)
    return line
  }

  yield hashed(lineOf(headerOf(initiative, memberState, exporting.now())))
  let count = 0
  for (const sealed of exporting.sealedFor(memberState)) {
    count += 1
    yield hashed(`${sealed}\n`)
  }
  const trailer: ExportTrailer = { count, sha256: hash.digest('hex') }
  finished(trailer)
  yield lineOf(trailer)
}

const lineOf = (value: object): string => `${JSON.stringify(value)}\n`

function headerOf(initiative: Initiative, memberState: MemberState, now: Date): ExportHeader {
  const original = initiative.texts.find(({ isOriginal }) => isOriginal)
  if (original === undefined) throw new Error('the initiative has no original text')
  const { title, objectives, annexUrl, websiteUrl } = original
  const { registrationNumber, registeredOn, registerUrl, period, organisers } = initiative
  const isContactPerson = ({ role }: Organiser): boolean => role === 'representative' || role === 'substitute'
  return {
    format: exportFormat,
    memberState,
    exportedAt: now.toISOString(),
    initiative: {
      registrationNumber,
      registeredOn,
      registerUrl,
      ...period,
      title,
      objectives,
      annexUrl,
      websiteUrl,
      organisers: organisers.filter((organiser) => !isContactPerson(organiser)).map(({ name }) => name),
      contactPersons: organisers
        .filter(isContactPerson)
        .map(({ name, email }) => (email === null ? name : `${name} (${email})`)),
    },
  }
}
