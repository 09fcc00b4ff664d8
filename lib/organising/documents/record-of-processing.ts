import type { DocumentSection, PrintableDocument } from '#lib/publishing/printable-document'
import { dataByMemberState } from './data-by-member-state.ts'
import { wordsOfPack } from '#lib/rules/words-of-pack'
import type { DocumentFacts } from './facts.ts'
import { measuresInForce } from './measures.ts'
import type { DocumentWords } from '#lib/i18n/document-words'

/** The record of processing activities (Regulation (EU) 2016/679, Article 30(1)), filled in as far as the server knows. */
export function recordOfProcessing(facts: DocumentFacts, words: DocumentWords): PrintableDocument {
  const { t } = words
  const { initiative, registrationNumber, today } = facts
  return {
    language: facts.locale,
    title: t('record.title'),
    intro: [t('subject', { initiative, registrationNumber }), t('made', { day: today }), t('complete')],
    sections: [
      controller(facts, words),
      statements(facts, words),
      ...(facts.sendsNews ? [news(words)] : []),
      organisers(words),
      { title: t('record.transfersTitle'), paragraphs: [t('record.transfers', { host: facts.host })] },
      { title: t('measuresTitle'), items: measuresInForce(facts, words), paragraphs: [t('measuresOwn')] },
    ],
  }
}

function controller({ controller: name, contact }: DocumentFacts, { t }: DocumentWords): DocumentSection {
  return {
    title: t('controllerTitle'),
    table: {
      head: [t('what'), t('entry')],
      rows: [
        [t('controller'), name],
        [t('contact'), contact],
        [t('officer'), t('gapOfficer')],
        [t('joint'), t('gapJoint')],
      ],
    },
  }
}

function statements(facts: DocumentFacts, words: DocumentWords): DocumentSection {
  const { t } = words
  const { opensOn, closesOn, latest, host, pack } = facts
  const receiver = wordsOfPack(pack, facts.locale)?.receiver ?? ''
  return {
    title: t('record.statementsTitle'),
    items: [
      t('record.statementsPurpose'),
      t('record.statementsBasis', { law: pack.source }),
      t('record.statementsWho', { opensOn, closesOn }),
      t('record.statementsClear'),
      t('record.statementsLog'),
      t('record.statementsRecipients', { host, receiver }),
      t('record.statementsRetention', { latest, law: pack.retention.source }),
    ],
    table: dataByMemberState(facts, words),
  }
}

function news({ t }: DocumentWords): DocumentSection {
  const items = (['newsPurpose', 'newsBasis', 'newsData', 'newsRetention'] as const).map((item) => t(`record.${item}`))
  return { title: t('record.newsTitle'), items }
}

function organisers({ t }: DocumentWords): DocumentSection {
  const parts = ['organisersPurpose', 'organisersBasis', 'organisersData', 'organisersRetention'] as const
  return { title: t('record.organisersTitle'), items: parts.map((item) => t(`record.${item}`)) }
}
