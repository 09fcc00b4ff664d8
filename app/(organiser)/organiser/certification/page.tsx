import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Answer } from '#app/ui/answer'
import { buttonLook } from '#app/ui/button'
import { Command } from '#app/ui/command'
import { requireOrganiser } from '#lib/http/organiser-session'
import { requireForeseen } from '#lib/http/require-foreseen'
import type { RoadStep } from '#lib/organising/road'
import { server } from '#lib/server'
import type { Settings } from '#lib/site-settings/settings'
import { submitCertification } from './actions'
import { CertificationForm, type CertificationWords } from './form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.certification'))('title') }
}

/** The way to the certificate of conformity: what is missing, what only people know, the request, and the dossier. */
export default async function CertificationPage({ searchParams }: PageProps<'/organiser/certification'>) {
  const { organising, siteKeeping } = await server()
  await requireOrganiser(organising, 'keep-calendar')
  await requireForeseen('certificateOfConformity')
  const t = await getTranslations('organiser.certification')
  const isSaved = (await searchParams)['saved'] === 'yes'
  return (
    <div className="grid grid-cols-1 gap-8">
      <header className="grid gap-3">
        <h1 className="text-3xl font-semibold">{t('title')}</h1>
        <p className="max-w-[38em]">{t('intro')}</p>
      </header>
      {isSaved ? <Answer look="good">{(await getTranslations('organiser.retention'))('noted')}</Answer> : null}
      <Part title={t('preparedTitle')}>
        <Prepared />
      </Part>
      <Part title={t('formTitle')}>
        <CertificationForm
          action={submitCertification}
          stands={standing(siteKeeping.settings())}
          words={await formWords()}
        />
      </Part>
      <Part title={t('requestTitle')}>
        <p className="max-w-[38em]">{t('requestText')}</p>
        <a href="/organiser/certification/request" download className={`${buttonLook('quiet')} justify-self-start`}>
          {t('requestLink')}
        </a>
      </Part>
      <Part title={t('dossierTitle')}>
        <p className="max-w-[38em]">{t('dossierText')}</p>
        <Command>./run dossier --data FOLDER --out NEW-FOLDER</Command>
        <p className="max-w-[38em]">{t('afterwards')}</p>
      </Part>
    </div>
  )
}

function Part(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="grid grid-cols-1 gap-3 border-t border-line pt-6">
      <h2 className="text-xl font-semibold">{props.title}</h2>
      {props.children}
    </section>
  )
}

/** What has to be so before the authority is asked, and where it is done. */
const places = {
  initiative: '/organiser/road',
  people: '/organiser/people',
  keys: '/organiser/keys',
  rehearsal: '/organiser/keys',
  site: '/organiser/site',
  certificate: '/organiser/site/certificate',
} as const satisfies Partial<Record<RoadStep, string>>

const isPlace = (step: RoadStep): step is keyof typeof places => step in places

async function Prepared() {
  const t = await getTranslations('organiser.road')
  const { road } = await server()
  return (
    <ul className="grid gap-2">
      {road().map(({ step, state, missing }) =>
        isPlace(step) ? (
          <li key={step} className="max-w-[38em]">
            <span aria-hidden="true">{state === 'done' ? '✓ ' : '○ '}</span>
            <a href={places[step]}>{t(`steps.${step}.title`)}</a> ({t(`states.${state}`)})
            {missing.length === 0 ? null : (
              <>
                {' '}
                {t('missingTitle')} {missing.map((one) => t(`missing.${one}`)).join('; ')}
              </>
            )}
          </li>
        ) : null,
      )}
    </ul>
  )
}

const fields = ['securityOfficer', 'hostAddress', 'authority', 'authorityAddress', 'scope'] as const

/** What stands in the fields; nothing where nobody has said it yet. */
const standing = ({ certification }: Settings): Readonly<Record<string, string>> =>
  Object.fromEntries(fields.map((field) => [field, certification?.[field] ?? '']))

async function formWords(): Promise<CertificationWords> {
  const t = await getTranslations('organiser.certification')
  const site = await getTranslations('organiser.site')
  return {
    labels: {
      securityOfficer: t('securityOfficer'),
      hostAddress: t('hostAddress'),
      authority: t('authority'),
      authorityAddress: t('authorityAddress'),
      scope: t('scope'),
    },
    hints: { securityOfficer: t('securityOfficerHint'), authority: t('authorityHint'), scope: t('scopeHint') },
    tooLong: site('problems.too-long'),
    refused: (await getTranslations('organiser.pause'))('refused'),
    save: site('contact.save'),
  }
}
