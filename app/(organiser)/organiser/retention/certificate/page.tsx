import type { Metadata } from 'next'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { buttonLook } from '#app/ui/button'
import { Command } from '#app/ui/command'
import { ScrollTable } from '#app/ui/scroll-table'
import { requireOrganiser } from '#lib/http/organiser-session'
import { momentInWords } from '#lib/i18n/days'
import { countryName } from '#lib/i18n/names'
import type { Agreed, Certificate } from '#lib/organising/destruction'
import { server } from '#lib/server'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.retention'))('certificateTitle') }
}

const check =
  'openssl pkeyutl -verify -rawin -pubin -inkey instance-key.pem -in certificate.json -sigfile certificate.sig'

/** The certificate of destruction in words, to be printed and kept with its files. */
export default async function CertificatePage() {
  const { organising, retention } = await server()
  await requireOrganiser(organising, 'keep-calendar')
  const t = await getTranslations('organiser.retention')
  const text = retention.destruction()?.certificate ?? null
  return (
    <div className="grid grid-cols-1 gap-8">
      <header className="grid gap-3">
        <h1 className="text-3xl font-semibold">{t('certificateTitle')}</h1>
        {text === null ? <p>{t('noCertificate')}</p> : <p className="max-w-[38em]">{t('certificateIntro')}</p>}
      </header>
      {text === null ? null : <Said certificate={JSON.parse(text) as Certificate} />}
      {text === null ? null : <Check />}
      <p className="print:hidden">
        <a href="/organiser/retention">{t('back')}</a>
      </p>
    </div>
  )
}

async function Said({ certificate }: { readonly certificate: Certificate }) {
  const t = await getTranslations('organiser.retention')
  const locale = await getLocale()
  const moment = (at: string): string => momentInWords(new Date(at), locale)
  const { keys, statements, audit } = certificate
  return (
    <>
      <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[16rem_1fr] [&>dd]:mb-2 [&>dd]:[overflow-wrap:anywhere] [&>dt]:font-semibold">
        <Line name={t('initiative')}>{certificate.initiative}</Line>
        <Line name={t('begunAt')}>{moment(certificate.begunAt)}</Line>
        <Line name={t('finishedAt')}>{moment(certificate.finishedAt)}</Line>
        <Line name={t('asked')}>{await inWords(certificate.requested)}</Line>
        <Line name={t('confirmed')}>{await inWords(certificate.confirmed)}</Line>
        <Line name={t('readersCount')}>{certificate.newsReaders}</Line>
        <Code name={t('lastStatement')} values={[statements.lastLink]} />
        <Code name={t('lastAudit')} values={[audit.lastLink]} />
        <Code name={t('organisersKeys')} values={keys.organisers} />
        <Code name={t('fingerprintKey')} values={[keys.fingerprint]} />
        <Code name={t('signedBy')} values={[certificate.signedBy]} />
      </dl>
      <Counts certificate={certificate} />
      <Files certificate={certificate} />
      <section className="grid gap-3">
        <h2 className="text-xl font-semibold">{t('cannotTitle')}</h2>
        <ul className="grid max-w-[42em] list-disc gap-2 ps-5" lang="en">
          {certificate.cannotBeProven.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
    </>
  )
}

async function inWords({ name, roles, at }: Agreed): Promise<string> {
  const t = await getTranslations('organiser')
  const list = (await getFormatter()).list(roles.map((role) => t(`roles.${role}.name`)))
  return t('retention.who', { name, roles: list, moment: momentInWords(new Date(at), await getLocale()) })
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

function Code({ name, values }: { readonly name: string; readonly values: readonly (string | null)[] }) {
  return (
    <Line name={name}>
      {values.map((value) => (
        <code key={value} className="block text-sm">
          {value ?? '–'}
        </code>
      ))}
    </Line>
  )
}

async function Counts({ certificate }: { readonly certificate: Certificate }) {
  const t = await getTranslations('organiser.retention')
  const locale = await getLocale()
  const format = await getFormatter()
  const columns = ['counted', 'repeated', 'suspect', 'removed'] as const
  const sum = (column: (typeof columns)[number]): number =>
    certificate.memberStates.reduce((before, row) => before + row[column], 0)
  return (
    <ScrollTable
      caption={t('countsCaption')}
      head={
        <>
          <th scope="col">{t('memberState')}</th>
          {columns.map((column) => (
            <th key={column} scope="col" className="text-end">
              {t(column)}
            </th>
          ))}
        </>
      }
    >
      {certificate.memberStates.map((row) => (
        <tr key={row.memberState}>
          <th scope="row" className="font-normal">
            {countryName(row.memberState, locale)}
          </th>
          {columns.map((column) => (
            <td key={column} className="text-end">
              {format.number(row[column])}
            </td>
          ))}
        </tr>
      ))}
      <tr className="font-semibold">
        <th scope="row">{t('total')}</th>
        {columns.map((column) => (
          <td key={column} className="text-end">
            {format.number(sum(column))}
          </td>
        ))}
      </tr>
    </ScrollTable>
  )
}

async function Files({ certificate }: { readonly certificate: Certificate }) {
  const t = await getTranslations('organiser.retention')
  const format = await getFormatter()
  return (
    <ScrollTable
      caption={t('filesCaption')}
      head={
        <>
          <th scope="col">{t('filesCaption')}</th>
          <th scope="col" className="text-end">
            {t('size')}
          </th>
        </>
      }
    >
      {certificate.files.map(({ name, bytes }) => (
        <tr key={name}>
          <th scope="row" className="font-normal [overflow-wrap:anywhere]">
            {name}
          </th>
          <td className="text-end">{format.number(bytes)}</td>
        </tr>
      ))}
    </ScrollTable>
  )
}

async function Check() {
  const t = await getTranslations('organiser.retention')
  const files = [
    ['certificate', 'certificate.json'],
    ['signature', 'certificate.sig'],
    ['key', 'instance-key.pem'],
  ] as const
  return (
    <section className="grid grid-cols-1 gap-4 border-t border-line pt-6">
      <ul className="flex flex-wrap gap-3 print:hidden">
        {files.map(([name, file]) => (
          <li key={file}>
            <a href={`/organiser/retention/certificate/${file}`} download className={buttonLook('quiet')}>
              {t(`certificateFiles.${name}`)}
            </a>
          </li>
        ))}
      </ul>
      <p className="max-w-[38em]">{t('certificateCheck')}</p>
      <Command>{check}</Command>
    </section>
  )
}
