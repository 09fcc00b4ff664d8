import { useTranslations } from 'next-intl'
import { Notice } from '#app/ui/notice'
import { PageLink } from '../../../page-link'

/** In the place of the form without a script while organisers have it switched off: other ways to sign. */
export function PlainLaneOff({ backLink }: { readonly backLink: string }) {
  const t = useTranslations('plain')
  const site = useTranslations('site')
  return (
    <div className="grid max-w-[42em] gap-6">
      <Notice look="warn" title={t('offTitle')} level={1}>
        <p>{t('off')}</p>
      </Notice>
      <ul className="grid gap-1">
        {[
          { href: '/paper', text: site('paper') },
          { href: '/contact', text: site('contact') },
          { href: backLink, text: t('back') },
        ].map(({ href, text }) => (
          <li key={href}>
            <PageLink href={href} className="inline-flex min-h-11 items-center font-semibold">
              {text}
            </PageLink>
          </li>
        ))}
      </ul>
    </div>
  )
}
