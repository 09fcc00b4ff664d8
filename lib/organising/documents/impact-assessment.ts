import type { DocumentSection, PrintableDocument } from '#lib/publishing/printable-document'
import { dataByMemberState } from './data-by-member-state.ts'
import type { DocumentFacts } from './facts.ts'
import { measuresInForce } from './measures.ts'
import type { DocumentWords } from '#lib/i18n/document-words'

const risks = ['read', 'copied', 'changed', 'lost', 'forged', 'inferred', 'insider', 'kept'] as const

/** The data protection impact assessment (Regulation (EU) 2016/679, Article 35(7)): what only people can judge is a gap. */
export function impactAssessment(facts: DocumentFacts, words: DocumentWords): PrintableDocument {
  const { t } = words
  const { initiative, registrationNumber, opensOn, closesOn, latest, host, controller, contact, today } = facts
  return {
    language: facts.locale,
    title: t('impact.title'),
    intro: [t('subject', { initiative, registrationNumber }), t('made', { day: today }), t('complete')],
    sections: [
      { title: t('impact.whyTitle'), paragraphs: [t('impact.why')] },
      {
        title: t('impact.descriptionTitle'),
        paragraphs: [
          t('impact.description', { opensOn, closesOn }),
          t('impact.flow', { host }),
          t('impact.controller', { controller, contact }),
          t('impact.retention', { latest }),
          t('impact.scale'),
        ],
        table: dataByMemberState(facts, words),
      },
      {
        title: t('impact.necessityTitle'),
        items: (['basis', 'minimal', 'purpose', 'rights', 'information'] as const).map((item) =>
          t(`impact.${item}`, { law: facts.pack.source }),
        ),
      },
      risksFor(words),
      { title: t('measuresTitle'), items: measuresInForce(facts, words), paragraphs: [t('measuresOwn')] },
      {
        title: t('impact.judgementTitle'),
        items: (['officer', 'views', 'remaining', 'decision', 'review', 'signed'] as const).map((item) =>
          t(`impact.judgement.${item}`),
        ),
      },
    ],
  }
}

/** What could go wrong, and what the system does about it; how likely and how bad it is, people judge. */
function risksFor({ t }: DocumentWords): DocumentSection {
  return {
    title: t('impact.risksTitle'),
    paragraphs: [t('impact.risksText')],
    table: {
      head: [t('impact.risk'), t('impact.answer'), t('impact.likelihood'), t('impact.severity')],
      rows: risks.map((risk) => [
        t(`impact.risks.${risk}`),
        t(`impact.answers.${risk}`),
        t('gapLikelihood'),
        t('gapSeverity'),
      ]),
    },
  }
}
