import type { DocumentRule } from '#lib/domain/rule'
import { hasDniCheckLetter } from '../checks/has-dni-check-letter.ts'
import { withoutLeadingZeros } from '../spellings/without-leading-zeros.ts'
import { dateOfBirth, document, names, nationality, residence } from './fields.ts'
import { byNumber } from './identity.ts'
import { changed, type BothRevisions } from './revisions.ts'

const ofNationals: readonly DocumentRule[] = [
  {
    type: 'id.card',
    officialName: 'Documento Nacional de Identidad',
    example: '12345678Z',
    format: /^\d{8}[A-Z]$/,
    hasCheckDigit: hasDniCheckLetter,
    canonical: withoutLeadingZeros,
  },
  { type: 'passport', officialName: 'Pasaporte', example: 'ABC123456', format: /^[0-9A-Z]+$/ },
]

const ofForeigners: DocumentRule = {
  type: 'personal.id',
  officialName: 'Número de Identidad de Extranjero',
  example: 'X1234567L',
  format: /^[X-Z]\d{7}[A-Z]$/,
}

const own = { memberState: 'ES', part: 'B', entitled: 'holders', identifiedBy: byNumber } as const

/**
 * Spain.
 *
 * Source: Regulation (EU) No 211/2011 (CELEX 32011R0211), Annex III, part B, as the Commission's collection software asked
 * for it in 2012 (1.3.1) and after Delegated Regulation (EU) No 887/2013 (1.5).
 *
 * Whoever holds one of its numbers or documents signs, of whatever nationality of the Union. Since 2013 the date of
 * birth is asked for in the place of the address, and the number of foreigners is taken, from card or certificate.
 *
 * Not verified: the text of the annex.
 */
export const spain: BothRevisions = changed(
  { ...own, fields: [...names, nationality, ...residence, ...document], documents: ofNationals },
  { ...own, fields: [...names, dateOfBirth, nationality, ...document], documents: [...ofNationals, ofForeigners] },
)
