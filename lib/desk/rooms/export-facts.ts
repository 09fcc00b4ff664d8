import { dayIn, memberStateIn } from '../in-words.ts'
import type { VerifiedHeader } from '../read-header.ts'
import type { Words } from '../words.ts'

/** What an export is, for whoever is about to open it. */
export function factsOf(header: VerifiedHeader, { locale, t }: Words): readonly (readonly [string, string])[] {
  const { batch, exportedAt, initiative, memberState, statements } = header
  const recipient = header.sealedTo ?? header.recipient
  const day = dayIn(locale, new Date(exportedAt))
  return [
    [t('opening.memberState'), memberStateIn(locale, memberState)],
    [t('opening.initiative'), `${initiative.registrationNumber} · ${initiative.title}`],
    [
      t('opening.batch'),
      batch === null ? t('opening.frozen', { day }) : t('opening.batchNumber', { number: batch.number, day }),
    ],
    [t('opening.kind'), t(`opening.${statements}`)],
    [t('opening.recipient'), recipient === null ? t('opening.noRecipient') : recipient.authority],
  ]
}
