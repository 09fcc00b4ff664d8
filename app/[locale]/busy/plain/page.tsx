import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Notice } from '#app/ui/notice'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signing'))('plainLink'), robots: { index: false } }
}

/** What the gate puts in place of this word for each reader: the address of the Member State's form. */
const form = '__FORM__'

/** Says that the lane without a script is full. Rendered once in each language, and answered by the gate from memory. */
export default async function LaneFullPage({ searchParams }: PageProps<'/[locale]/busy/plain'>) {
  const { minutes: asked } = await searchParams
  const minutes = typeof asked === 'string' && /^\d{1,2}$/u.test(asked) ? Number(asked) : 1
  const t = await getTranslations()
  return (
    <div className="grid gap-6">
      <Notice look="warn" title={t('signing.plainLink')} level={1}>
        <p>{t('plain.full', { minutes })}</p>
      </Notice>
      <p>
        <a href={`${form}/plain`}>{t('signing.plainLink')}</a>
      </p>
      <p>
        <a href={form}>{t('plain.back')}</a>
      </p>
    </div>
  )
}
