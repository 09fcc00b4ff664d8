import type { DocumentFacts } from './facts.ts'
import type { DocumentWords } from '#lib/i18n/document-words'

/** What protects the data, as far as it is in force now: what is not says so. */
export function measuresInForce(facts: DocumentFacts, words: DocumentWords): readonly string[] {
  const { t } = words
  const { confirmers } = facts
  return [
    t(facts.hasRehearsedKey ? 'measures.sealed' : 'measures.notSealed'),
    t('measures.fingerprint'),
    t(facts.isEncryptedOnItsWay ? 'measures.encrypted' : 'measures.notEncrypted'),
    t('measures.secondFactor'),
    t('measures.roles', { count: facts.joined }),
    confirmers < 2 ? t('measures.onePerson') : t('measures.twoPersons', { count: confirmers }),
    t('measures.diary'),
    t('measures.chain'),
    t('measures.nothingElse'),
    t('measures.figures'),
    t('measures.limits'),
    t('measures.backups'),
    ...ofCertificate(facts, words),
  ]
}

/** Whether the system was certified, where the law foresees that. */
function ofCertificate({ pack, certificate }: DocumentFacts, { t }: DocumentWords): readonly string[] {
  if (!pack.foresees.certificateOfConformity) return []
  return [certificate === null ? t('measures.noCertificate') : t('measures.certificate', certificate)]
}
