import { useTranslations } from 'next-intl'
import { Button, buttonLook } from '#app/ui/button'
import type { Receipt } from '#lib/collecting/sign-statement'
import { dayInWords } from '#lib/i18n/days'
import { PageLink } from '../page-link'

/** What there is to keep, and ways to keep it. Printing needs a script, and its button one that has found it works. */
export function ReceiptCard(props: {
  readonly receipt: Receipt
  readonly wrapped: string
  readonly locale: string
  readonly origin: string
}) {
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
      <LogCode receipt={receipt} wrapped={wrapped} origin={props.origin} />
      <p className="max-w-[38em]">
        {t('withdrawText')}{' '}
        <PageLink href="/withdraw" className="print:hidden">
          {t('withdrawLink')}
        </PageLink>
      </p>
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

/** What shows that the statement is in the public log. The code for another device is fetched once somebody opens it. */
function LogCode(props: { readonly receipt: Receipt; readonly wrapped: string; readonly origin: string }) {
  const { receipt, wrapped, origin } = props
  const t = useTranslations('receipt')
  return (
    <section className="grid gap-3 border-t border-line pt-5">
      <h2 className="text-xl">{t('logTitle')}</h2>
      <p className="max-w-[38em]">{t('logText')}</p>
      <dl className="grid gap-3">
        <Line name={t('logCode')}>{receipt.commitment}</Line>
        <Line name={t('logBlind')}>{receipt.blind}</Line>
        <Line name={t('logOrigin')}>{origin}</Line>
      </dl>
      <p className="print:hidden">
        <PageLink href={`/verify#${receipt.blind}.${receipt.digest}`}>{t('logLink')}</PageLink>{' '}
        <a href={`/log-promise.txt?receipt=${wrapped}`} className="ml-4">
          {t('logPromise')}
        </a>
      </p>
      <details className="print:hidden">
        <summary className="cursor-pointer">{t('logQrShow')}</summary>
        <img
          src={`/log-code.svg?receipt=${wrapped}`}
          alt={t('logQr')}
          loading="lazy"
          width="220"
          height="220"
          className="mt-3 bg-white p-3"
        />
      </details>
    </section>
  )
}

function Line({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <div>
      <dt className="text-sm text-faint">{name}</dt>
      <dd className="font-mono text-sm [overflow-wrap:anywhere]">{children}</dd>
    </div>
  )
}
