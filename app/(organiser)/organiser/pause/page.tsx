import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { Answer } from '#app/ui/answer'
import { Button } from '#app/ui/button'
import { Notice } from '#app/ui/notice'
import { stateOf } from '#lib/collecting/collection'
import { brusselsDayOf } from '#lib/domain/day'
import { requireOrganiser } from '#lib/http/organiser-session'
import { languageName } from '#lib/i18n/names'
import { server } from '#lib/server'
import { pauseReasonIn, type Site } from '#lib/site-settings/site'
import { namedLanguages } from '../news/named-languages'
import { resume, submitPause } from './actions'
import { PauseForm } from './form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.pause'))('title') }
}

const deeds = ['paused', 'resumed', 'changed'] as const
const problems = ['not-live', 'over', 'no-key'] as const

/** Pausing a collection that counts, with a reason for citizens, and taking it up again. */
export default async function PausePage({ searchParams }: PageProps<'/organiser/pause'>) {
  const { organising, collection, site, siteKeeping, now } = await server()
  await requireOrganiser(organising, 'switch-collection')
  const t = await getTranslations('organiser.pause')
  const { done, problem } = await searchParams
  const [deed, refusal] = [deeds.find((one) => one === done), problems.find((one) => one === problem)]
  const { isLive, isCollecting } = collection()
  const isOver = stateOf(collection(), brusselsDayOf(now())) === 'over'
  return (
    <div className="grid grid-cols-1 gap-8">
      <header className="grid gap-3">
        <h1 className="text-3xl font-semibold">{t('title')}</h1>
        <p className="max-w-[38em]">{t('intro')}</p>
      </header>
      {refusal === undefined ? null : <Answer look="stop">{t(`problems.${refusal}`)}</Answer>}
      {deed === undefined ? null : <Answer look="good">{t(`done.${deed}`)}</Answer>}
      {isLive && !isOver ? (
        <>
          <State isPaused={!isCollecting} site={site()} />
          {/* Made anew with each visit: what was kept takes the place of what was typed. */}
          <Pausing
            key={now().getTime()}
            isPaused={!isCollecting}
            site={site()}
            original={siteKeeping.originalLanguage() ?? 'en'}
          />
          {isCollecting ? null : <Resuming />}
        </>
      ) : (
        <Notice>
          <p>{t(isOver ? 'over' : 'notLive')}</p>
        </Notice>
      )}
    </div>
  )
}

/** Whether it is paused, and what citizens read then. */
async function State({ isPaused, site }: { readonly isPaused: boolean; readonly site: Pick<Site, 'pause'> }) {
  const t = await getTranslations('organiser.pause')
  const reason = pauseReasonIn(site, await getLocale())
  if (!isPaused) return <Notice look="good">{t('running')}</Notice>
  return (
    <Notice look="warn">
      <p className="font-semibold">{t(reason === null ? 'pausedSilently' : 'paused')}</p>
      {reason === null ? null : <p lang={reason.lang}>{reason.text}</p>}
    </Notice>
  )
}

async function Pausing(props: {
  readonly isPaused: boolean
  readonly site: Pick<Site, 'pause'>
  readonly original: string
}) {
  const { isPaused, site, original } = props
  const t = await getTranslations('organiser.pause')
  const locale = await getLocale()
  const { organiser } = await getMessages()
  return (
    <section className="grid gap-4 border-t border-line pt-6">
      <h2 className="text-xl font-semibold">{t(isPaused ? 'changeTitle' : 'pauseTitle')}</h2>
      <NextIntlClientProvider messages={{ organiser: { pause: organiser.pause } }}>
        <PauseForm
          action={submitPause}
          stands={isPaused ? (site.pause?.reason ?? {}) : {}}
          original={{ code: original, name: languageName(original, locale) }}
          others={namedLanguages(locale).filter(({ code }) => code !== original)}
          isPaused={isPaused}
        />
      </NextIntlClientProvider>
    </section>
  )
}

async function Resuming() {
  const t = await getTranslations('organiser.pause')
  return (
    <section className="grid gap-4 border-t border-line pt-6">
      <h2 className="text-xl font-semibold">{t('resumeTitle')}</h2>
      <p className="max-w-[38em]">{t('resumeText')}</p>
      <form action={resume}>
        <Button>{t('resume')}</Button>
      </form>
    </section>
  )
}
