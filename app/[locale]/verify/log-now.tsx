import { getLocale, getTranslations } from 'next-intl/server'
import { Section } from '#app/ui/prose'
import { dayInWords } from '#lib/i18n/days'
import { brusselsDayOf } from '#lib/domain/day'
import { server } from '#lib/server'

/** The log's head as it stands, and who has signed it. */
export async function LogNow() {
  const t = await getTranslations('verify')
  const locale = await getLocale()
  const { publicLog } = await server()
  const head = publicLog.head()
  if (head === null) return null
  const signed = publicLog.witnesses().filter(({ signedAt }) => signedAt !== null)
  return (
    <Section title={t('logTitle')}>
      <dl className="grid max-w-[42em] gap-3">
        <Fact name={t('entries')}>{head.size.toLocaleString(locale)}</Fact>
        <Fact name={t('checkpoint')}>
          <time dateTime={head.at.toISOString()}>
            {head.at.toLocaleString(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Brussels' })}
          </time>
        </Fact>
        <Fact name={t('key')}>
          <span className="font-mono text-sm [overflow-wrap:anywhere]">{publicLog.verifierKey()}</span>
        </Fact>
        <Fact name={t('witnesses')}>
          {signed.length === 0
            ? t('noWitness')
            : signed.map(({ name, signedAt }) => (
                <span key={name} className="block [overflow-wrap:anywhere]">
                  {t('witnessedOn', { name, day: dayInWords(brusselsDayOf(signedAt ?? new Date()), locale) })}
                </span>
              ))}
        </Fact>
      </dl>
      <p>
        <a href="/log/checkpoint">{t('files')}</a>
      </p>
    </Section>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-faint">{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
