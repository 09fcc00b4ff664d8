import { useTranslations } from 'next-intl'
import { Notice } from '#app/ui/notice'
import { Link } from '#lib/i18n/navigation'

export default function NotFoundPage() {
  const t = useTranslations('notFound')
  return (
    <Notice look="warn" title={t('title')} level={1}>
      <p>{t('text')}</p>
      <p className="mt-2">
        <Link href="/">{t('home')}</Link>
      </p>
    </Notice>
  )
}
