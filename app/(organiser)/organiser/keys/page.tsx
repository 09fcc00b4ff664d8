import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Button, buttonLook } from '#app/ui/button'
import { Command } from '#app/ui/command'
import { controlLook, Field } from '#app/ui/field'
import { Answer } from '#app/ui/answer'
import { Notice } from '#app/ui/notice'
import { brusselsDayOf } from '#lib/domain/day'
import { requireOrganiser } from '#lib/http/organiser-session'
import { dayInWords } from '#lib/i18n/days'
import type { InstalledKey } from '#lib/organising/keys'
import { server } from '#lib/server'
import { submitProof, submitPublicKey } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.keys'))('title') }
}

const problems = ['not-a-public-key', 'private-key', 'has-statements', 'no-key', 'wrong-proof'] as const

/** From the key pair made at home to a public key that this server may seal to. */
export default async function KeysPage({ searchParams }: PageProps<'/organiser/keys'>) {
  const { organising, keys } = await server()
  await requireOrganiser(organising, 'keep-keys')
  const t = await getTranslations('organiser.keys')
  const { problem } = await searchParams
  const known = problems.find((code) => code === problem)
  const key = keys.latest()
  return (
    <div className="grid grid-cols-1 gap-8">
      <h1 className="text-3xl font-semibold">{t('title')}</h1>
      <p className="max-w-[38em]">{t('intro')}</p>
      {known === undefined ? null : <Answer look="stop">{t(`problems.${known}`)}</Answer>}
      <Step title={t('make')}>
        <p className="max-w-[38em]">{t('makeText')}</p>
        <Command>./run keys new --out FOLDER</Command>
      </Step>
      <Step title={t('install')}>
        {key === null ? null : (
          <p>
            {t('installed')}: <code className="[overflow-wrap:anywhere]">{key.id}</code>
          </p>
        )}
        <form action={submitPublicKey} className="grid gap-4">
          <Field id="file" label={t('file')}>
            {(described) => (
              <textarea {...described} name="file" rows={5} required className={`${controlLook} font-mono text-sm`} />
            )}
          </Field>
          <div>
            <Button look={key === null ? 'primary' : 'quiet'}>{t('installButton')}</Button>
          </div>
        </form>
      </Step>
      {key === null ? null : <Rehearsal installed={key} />}
    </div>
  )
}

async function Rehearsal({ installed }: { readonly installed: InstalledKey }) {
  const t = await getTranslations('organiser.keys')
  return (
    <Step title={t('rehearse')}>
      <Notice look={installed.rehearsedAt === null ? 'warn' : 'good'}>
        <p>
          {installed.rehearsedAt === null
            ? t('notRehearsed')
            : t('rehearsed', { day: dayInWords(brusselsDayOf(new Date(installed.rehearsedAt)), await getLocale()) })}
        </p>
      </Notice>
      <p className="max-w-[38em]">{t('rehearseText')}</p>
      <p>
        <a href="/organiser/keys/sample" download className={buttonLook('quiet')}>
          {t('sample')}
        </a>
      </p>
      <Command>./run keys rehearse --key organisers-private-key.json --sample rehearsal-sample.jwe</Command>
      <form action={submitProof} className="grid gap-4">
        <Field id="proof" label={t('proof')}>
          {(described) => (
            <input {...described} name="proof" required autoComplete="off" className={`${controlLook} font-mono`} />
          )}
        </Field>
        <div>
          <Button>{t('proofButton')}</Button>
        </div>
      </form>
    </Step>
  )
}

function Step({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="grid grid-cols-1 gap-4 border-t border-line pt-6">
      <h2 className="text-xl font-semibold">{title}</h2>
      {children}
    </section>
  )
}
