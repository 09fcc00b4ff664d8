import { useTranslations } from 'next-intl'
import { Button, buttonLook } from '#app/ui/button'
import type { Receipt } from '#lib/collecting/sign-statement'
import { dayInWords } from '#lib/i18n/days'
import { PageLink } from '../page-link'

/** What there is to keep, and ways to keep it. Printing needs a script, and its button one that has found it works. */
export function ReceiptCard(props: { readonly receipt: Receipt; readonly wrapped: string; readonly locale: string }) {
  const { receipt, wrapped, locale } = props
  const t = useTranslations('receipt')
  return (
    <section className="grid gap-6 rounded-lg border border-line border-t-4 border-t-good bg-sheet px-5 py-6 sm:px-8 print:border-0 print:bg-transparent print:px-0">
      <dl className="grid gap-4">
        <div>
          <dt className="text-sm text-faint">{t('identifier')}</dt>
          <dd className="font-mono text-lg [overflow-wrap:anywhere]">{receipt.identifier}</dd>
        </div>
        <div>
          <dt className="text-sm text-faint">{t('signedOn')}</dt>
          <dd className="text-lg">
            <time dateTime={receipt.signedOn}>{dayInWords(receipt.signedOn, locale)}</time>
          </dd>
        </div>
      </dl>
      <p className="max-w-[38em]">{t('keep')}</p>
      <p className="flex flex-wrap gap-3 print:hidden">
        <PageLink href={`/signed/receipt.pdf?receipt=${wrapped}`} className={buttonLook('quiet')}>
          {t('pdf')}
        </PageLink>
        <Button type="button" look="quiet" hidden data-deed="print">
          {t('printButton')}
        </Button>
      </p>
    </section>
  )
}
