import { useTranslations } from 'next-intl'
import { Notice } from '#app/ui/notice'
import { PageLink } from './page-link'

export default function NotFoundPage() {
  const t = useTranslations('notFound')
  return (
    <Notice look="warn" title={t('title')} level={1}>
      <p>{t('text')}</p>
      <p className="mt-2">
        <PageLink href="/">{t('home')}</PageLink>
      </p>
    </Notice>
  )
}
