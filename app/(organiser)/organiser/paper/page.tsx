import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Answer } from '#app/ui/answer'
import { isMemberState } from '#lib/domain/member-states'
import { requireOrganiser } from '#lib/http/organiser-session'
import { countryName, namedStatesOf } from '#lib/i18n/names'
import { bundleSeenBy, type SeenBundle } from '#lib/organising/paper'
import { server } from '#lib/server'
import { addBundle } from './actions'
import { AnswerFrame } from './answer-frame'
import { BundleWords } from './bundle-words'
import { NewBundleForm } from './forms'
import { gatheredNow, goalNow } from './gathered'
import { PaperTotals } from './paper-totals'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.paper'))('title') }
}

/** Statements on paper: how they are counted, the bundles with their state, and what they come to. */
export default async function PaperPage({ searchParams }: PageProps<'/organiser/paper'>) {
  const here = await server()
  const { id } = await requireOrganiser(here.organising, 'count-paper')
  const t = await getTranslations('organiser.paper')
  const { answer, of, problem } = await searchParams
  const locale = await getLocale()
  const named = namedStatesOf(here.collection().pack, locale)
  const bundles = here.paper.bundles().map((bundle) => bundleSeenBy(bundle, id))
  const rows = gatheredNow(here).map((row) => ({ ...row, name: countryName(row.memberState, locale) }))
  const good =
    answer === 'counted' || answer === 'removed' ? <Answer look="good">{t(`answers.${answer}`)}</Answer> : null
  const gone = problem === 'no-such-bundle' ? <Answer look="stop">{t('problems.no-such-bundle')}</Answer> : null
  return (
    <div className="grid grid-cols-1 gap-10">
      <header className="grid gap-3">
        <h1 className="text-3xl font-semibold">{t('title')}</h1>
        <p className="max-w-[38em]">{t('intro')}</p>
      </header>
      <AnswerFrame answer={good ?? gone}>
        <HowToCount />
        <section className="grid gap-4">
          <h2 className="text-xl font-semibold">{t('newTitle')}</h2>
          <NewBundleForm
            action={addBundle}
            memberStates={named}
            memberState={typeof of === 'string' && isMemberState(of) ? of : ''}
          />
        </section>
      </AnswerFrame>
      <Bundles bundles={bundles} names={named.filter(({ code }) => bundles.some((one) => one.memberState === code))} />
      <div className="grid grid-cols-1 gap-3 border-t border-line pt-6">
        <PaperTotals
          goal={goalNow(here)}
          rows={rows.toSorted((one, other) => orderOf(one, named) - orderOf(other, named))}
        />
        <p>
          <a href="/organiser/paper/file" download>
            {t('totalsFile')}
          </a>
        </p>
      </div>
    </div>
  )
}

const orderOf = (row: { readonly memberState: string }, named: readonly { readonly code: string }[]): number =>
  named.findIndex(({ code }) => code === row.memberState)

async function HowToCount() {
  const t = await getTranslations('organiser.paper')
  return (
    <section className="grid gap-3">
      <h2 className="text-xl font-semibold">{t('howTitle')}</h2>
      <ol className="grid max-w-[38em] list-decimal gap-2 ps-6">
        {(['sort', 'check', 'first', 'second', 'send'] as const).map((step) => (
          <li key={step}>{t(`how.${step}`)}</li>
        ))}
      </ol>
      <p>
        <a href="/paper">{t('blankForms')}</a>
      </p>
    </section>
  )
}

/** The bundles under their Member States. */
async function Bundles(props: {
  readonly bundles: readonly SeenBundle[]
  readonly names: readonly { readonly code: string; readonly name: string }[]
}) {
  const t = await getTranslations('organiser.paper')
  return (
    <section className="grid gap-4 border-t border-line pt-6">
      <h2 className="text-xl font-semibold">{t('bundlesTitle')}</h2>
      {props.bundles.length === 0 ? <p className="text-faint">{t('none')}</p> : null}
      {props.names.map(({ code, name }) => (
        <section key={code} className="grid gap-1">
          <h3 className="text-lg font-semibold">{name}</h3>
          <ul>
            {props.bundles
              .filter(({ memberState }) => memberState === code)
              .map((bundle) => (
                <li key={bundle.id} className="grid gap-x-5 border-b border-line py-2 sm:grid-cols-[14rem_1fr]">
                  <a href={`/organiser/paper/${String(bundle.id)}`} className="[overflow-wrap:anywhere]">
                    {bundle.name}
                  </a>
                  <BundleWords bundle={bundle} />
                </li>
              ))}
          </ul>
        </section>
      ))}
      {props.bundles.length === 0 ? null : (
        <p>
          <a href="/organiser/paper/bundles" download>
            {t('bundlesFile')}
          </a>
        </p>
      )}
    </section>
  )
}
