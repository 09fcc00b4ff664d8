import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Answer } from '#app/ui/answer'
import { buttonLook } from '#app/ui/button'
import { Command } from '#app/ui/command'
import { Notice } from '#app/ui/notice'
import { may } from '#lib/domain/role'
import { requireOrganiser, requireSecondFactor } from '#lib/http/organiser-session'
import { momentInWords } from '#lib/i18n/days'
import { countryName } from '#lib/i18n/names'
import { progressOf } from '#lib/organising/batches'
import { readyFor, type ReadyExport } from '#lib/organising/exports'
import { server } from '#lib/server'
import { AskForm } from './ask-form'
import { ForAuthority } from './for-authority'
import { MemberStates } from './member-states'
import { Progress } from './progress'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.exports'))('title') }
}

const problems = ['none-chosen', 'not-agreed-to'] as const

/** Handing over: how far it has come in each Member State, the batches, and asking for the next. */
export default async function ExportsPage({ searchParams }: PageProps<'/organiser/exports'>) {
  const { organising, approvals, collection, handingOver, resultKeeping } = await server()
  const { id, roles } = await requireOrganiser(organising, 'hand-over')
  await requireSecondFactor(organising, '/organiser/exports')
  const t = await getTranslations('organiser.exports')
  const { problem } = await searchParams
  const known = problems.find((code) => code === problem)
  const ready = may(roles, 'export') ? readyFor(approvals.standing('export'), handingOver.batches(), id) : []
  const reported = resultKeeping.results().map(({ memberState }) => memberState)
  const states = progressOf(handingOver, reported)
  return (
    <div className="grid grid-cols-1 gap-8">
      <header className="grid gap-3">
        <h1 className="text-3xl font-semibold">{t('title')}</h1>
        <p className="max-w-[38em]">{t('intro')}</p>
      </header>
      {known === undefined ? null : <Answer look="stop">{t(`problems.${known}`)}</Answer>}
      {collection().isLive ? null : (
        <Notice look="warn">
          <p>{t('testNotice')}</p>
        </Notice>
      )}
      {states.length === 0 ? <p>{t('none')}</p> : <Progress states={states} />}
      <ForAuthority memberStates={states.map(({ memberState }) => memberState)} />
      {ready.length === 0 ? null : <Ready exports={ready} />}
      {states.length === 0 ? null : <MemberStates states={states} outcomes={handingOver.outcomes()} />}
      {states.length > 0 && may(roles, 'export') ? <AskForm states={states} /> : null}
    </div>
  )
}

async function Ready({ exports }: { readonly exports: readonly ReadyExport[] }) {
  const t = await getTranslations('organiser.exports')
  const locale = await getLocale()
  return (
    <section className="grid grid-cols-1 gap-4">
      <h2 className="text-xl font-semibold">{t('readyTitle')}</h2>
      <ul className="grid gap-3">
        {exports.map(({ batch: { id, memberState, which, number }, until }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-5 gap-y-2">
            <a
              href={`/organiser/exports/${memberState}?batch=${String(number)}${which === 'suspect' ? '&suspect=yes' : ''}`}
              download
              className={buttonLook('primary', 'small')}
            >
              {t(which === 'suspect' ? 'downloadSuspect' : 'download', {
                memberState: countryName(memberState, locale),
                number: String(number),
              })}
            </a>
            <span className="text-faint">{t('readyUntil', { moment: momentInWords(until, locale) })}</span>
          </li>
        ))}
      </ul>
      <p className="max-w-[38em]">{t('onRecord')}</p>
      <p className="max-w-[38em]">{t('openHint')}</p>
      <Command>./run export open FILE --share SHARE-1 --share SHARE-2 --out FOLDER</Command>
      <Command>./run export open FILE --key organisers-private-key.json --out FOLDER</Command>
    </section>
  )
}
