import type { Metadata } from 'next'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { Answer } from '#app/ui/answer'
import { requireOrganiser } from '#lib/http/organiser-session'
import { dayInWords } from '#lib/i18n/days'
import { countryName, namedStatesOf } from '#lib/i18n/names'
import type { AuthorityResult } from '#lib/organising/results'
import { server } from '#lib/server'
import { submitResult } from './actions'
import { ByReason } from './by-reason'
import { ResultForm } from './form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.results'))('title') }
}

/** What authorities have reported, and a form for the next of them. */
export default async function ResultsPage({ searchParams }: PageProps<'/organiser/results'>) {
  const { organising, collection, resultKeeping, now } = await server()
  await requireOrganiser(organising, 'keep-calendar')
  const t = await getTranslations('organiser.results')
  const results = resultKeeping.results()
  const { pack } = collection()
  return (
    <div className="grid grid-cols-1 gap-8">
      <header className="grid gap-3">
        <h1 className="text-3xl font-semibold">{t('title')}</h1>
        <p className="max-w-[38em]">{t('intro')}</p>
        <p>
          <a href="/organiser/collection#validity">{t('back')}</a>
          {pack.foresees.commission ? (
            <>
              {' '}
              · <a href="/organiser/submission">{t('submissionLink')}</a>
            </>
          ) : null}
        </p>
      </header>
      {(await searchParams)['noted'] === 'yes' ? <Answer look="good">{t('noted')}</Answer> : null}
      <section className="grid gap-3">
        <h2 className="text-xl font-semibold">{t('listTitle')}</h2>
        {results.length === 0 ? <p className="text-faint">{t('none')}</p> : null}
        <ul>
          {results.map((result) => (
            <Reported key={result.memberState} result={result} />
          ))}
        </ul>
      </section>
      <ByReason />
      <section className="grid gap-4 border-t border-line pt-6">
        <h2 className="text-xl font-semibold">{t('formTitle')}</h2>
        <p className="max-w-[38em]">{t('handOverLink')}</p>
        {/* Made anew with each visit: what was noted takes the place of what was typed. */}
        <ResultForm key={now().getTime()} action={submitResult} memberStates={namedStatesOf(pack, await getLocale())} />
      </section>
    </div>
  )
}

async function Reported({ result }: { readonly result: AuthorityResult }) {
  const { memberState, given, valid, reportedOn } = result
  const t = await getTranslations('organiser.results')
  const format = await getFormatter()
  const locale = await getLocale()
  const share = format.number(given === 0 ? 0 : valid / given, { style: 'percent', maximumFractionDigits: 1 })
  return (
    <li className="grid gap-x-5 border-b border-line py-2 sm:grid-cols-[12rem_1fr_auto]">
      <span className="font-semibold">{countryName(memberState, locale)}</span>
      <span>{t('row', { valid: format.number(valid), given: format.number(given), share })}</span>
      <span className="text-faint">{dayInWords(reportedOn, locale)}</span>
    </li>
  )
}
