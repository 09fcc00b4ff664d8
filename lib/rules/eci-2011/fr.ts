import type { DocumentRule, DocumentType } from '#lib/domain/rule'
import { dateOfBirth, document, names, nationality, placeOfBirth, residence } from './fields.ts'
import { byNumber } from './identity.ts'
import { changed, type BothRevisions } from './revisions.ts'

const documents: readonly DocumentRule[] = [
  { type: 'passport', officialName: 'Passeport', example: '12AB34567', format: /^\d{2}[A-Z]{2}\d{5}$/ },
  {
    type: 'id.card',
    officialName: "Carte nationale d'identité",
    example: '123456789012',
    format: /^(?:[0-9A-Z]{7}|[0-9A-Z]{12})$/,
  },
]

const further: readonly (readonly [DocumentType, string])[] = [
  ['residence.permit', 'Titre de séjour'],
  ['driving.license', 'Permis de conduire'],
  ['other.1', 'Carte d’identité de parlementaire'],
  ['other.2', 'Carte d’identité d’élu local'],
  ['other.3', 'Carte du combattant'],
  ['other.4', 'Carte d’invalidité civile ou militaire'],
  ['other.5', 'Carte d’identité de fonctionnaire de l’État'],
  ['other.6', 'Carte d’identité ou de circulation militaire'],
  ['other.7', 'Permis de chasser'],
  ['other.8', 'Livret ou carnet de circulation'],
  ['other.9', 'Récépissé valant justification de l’identité'],
  ['other.10', 'Attestation de dépôt d’une demande de carte nationale d’identité ou de passeport'],
]

/** Of 2012 alone, with whatever number they bear. */
const furtherDocuments: readonly DocumentRule[] = further.map(([type, officialName]) => ({
  type,
  officialName,
  example: 'A1234567',
  format: /^[0-9A-Z]+$/,
}))

const own = { memberState: 'FR', part: 'B', entitled: 'holders', identifiedBy: byNumber } as const

/**
 * France.
 *
 * Source: Regulation (EU) No 211/2011 (CELEX 32011R0211), Annex III, part B, as the Commission's collection software asked
 * for it in 2012 (1.3.1) and after Delegated Regulation (EU) No 887/2013 (1.5).
 *
 * Whoever holds one of its numbers or documents signs, of whatever nationality of the Union. Since 2013 the place of
 * birth is asked for too, and of the documents passport and identity card alone are left.
 *
 * Not verified: the text of the annex; whether the form of 2012 asked for the place of birth, as that on paper did; the whole
 * names of the ten further documents of 2012, which have no format that anybody tested.
 */
export const france: BothRevisions = changed(
  {
    ...own,
    fields: [...names, dateOfBirth, nationality, ...residence, ...document],
    documents: [...documents, ...furtherDocuments],
  },
  { ...own, fields: [...names, dateOfBirth, placeOfBirth, nationality, ...residence, ...document], documents },
)
