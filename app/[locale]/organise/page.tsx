import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Notice } from '#app/ui/notice'
import { Prose, Section } from '#app/ui/prose'
import { requireForeseen } from '#lib/http/require-foreseen'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organise'))('title') }
}

const stages = ['software', 'host', 'certification'] as const

/** The three stages before an initiative can be signed on the web, and what Colligo gives for each. */
export default async function OrganisePage() {
  await requireForeseen('commission')
  const t = await getTranslations('organise')
  const about = await getTranslations('about')
  return (
    <Prose title={t('title')} intro={t('intro')}>
      <Notice look="warn" title={t('limitTitle')}>
        <p>{t('limit')}</p>
      </Notice>
      {stages.map((stage) => (
        <Section key={stage} title={t(`${stage}Title`)}>
          <p>{t(stage)}</p>
          <div className="rounded-md border border-line bg-sheet px-5 py-4">
            <h3 className="mb-1 font-sans font-semibold text-accent">{t('gives')}</h3>
            <p>{t(`${stage}Gives`)}</p>
          </div>
        </Section>
      ))}
      <Section title={t('moreTitle')}>
        <ul className="grid gap-2">
          <li>
            <a href="https://eur-lex.europa.eu/eli/reg/2019/788/oj">{about('law')}</a>
          </li>
          <li>
            <a href="https://citizens-initiative-forum.europa.eu/">{t('forumLink')}</a>
          </li>
        </ul>
      </Section>
    </Prose>
  )
}
