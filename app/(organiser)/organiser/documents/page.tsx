import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { buttonLook } from '#app/ui/button'
import { requireOrganiser } from '#lib/http/organiser-session'
import { server } from '#lib/server'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.documents'))('title') }
}

const documents = [
  { name: 'record-of-processing', words: 'record' },
  { name: 'impact-assessment', words: 'impact' },
] as const

/** What the law has the controller keep in writing, to be downloaded and completed. */
export default async function DocumentsPage() {
  const { organising } = await server()
  await requireOrganiser(organising, 'keep-calendar')
  const t = await getTranslations('organiser.documents')
  return (
    <div className="grid grid-cols-1 gap-8">
      <header className="grid gap-3">
        <h1 className="text-3xl font-semibold">{t('title')}</h1>
        <p className="max-w-[38em]">{t('intro')}</p>
      </header>
      {documents.map(({ name, words }) => (
        <section key={name} className="grid justify-items-start gap-3 border-t border-line pt-6">
          <h2 className="text-xl font-semibold">{t(`${words}.title`)}</h2>
          <p className="max-w-[38em]">{t(`${words}.what`)}</p>
          <a href={`/organiser/documents/${name}`} download className={buttonLook('quiet')}>
            {t(`${words}.download`)}
          </a>
        </section>
      ))}
      <p className="max-w-[38em] text-faint">{t('notAdvice')}</p>
    </div>
  )
}
