import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Notice } from '#app/ui/notice'
import { Prose, Section } from '#app/ui/prose'
import { readCommitment } from '#lib/domain/commitment-code'
import { dayInWords } from '#lib/i18n/days'
import type { LeafStanding } from '#lib/proofs/leaf-standing'
import { server } from '#lib/server'
import { PageLink } from '../../page-link'
import { BrowserCheck } from '../browser-check'
import { LookUpForm } from '../look-up-form'

type Props = PageProps<'/[locale]/verify/entry'>

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { title } = await asked(searchParams)
  return { title, robots: { index: false } }
}

/** What the public log says of a code: the same for a first and for a repeated statement. */
export default async function EntryPage({ searchParams }: Props) {
  const t = await getTranslations('verify')
  const { title, typed, standing } = await asked(searchParams)
  return (
    <Prose title={title}>
      {standing === null ? null : <Standing standing={standing} />}
      {standing?.standing === 'in' ? <BrowserCheck commitment={standing.commitment} /> : null}
      <Section title={t('formTitle')}>
        <LookUpForm code={typed} {...(standing === null ? { problem: t('notACode') } : {})} />
      </Section>
      <p className="text-faint">{t('alike')}</p>
      <p>
        <PageLink href="/verify">{t('title')}</PageLink>
      </p>
    </Prose>
  )
}

/** What was typed, and what the log says of it; `null` where it is no code. */
async function asked(searchParams: Props['searchParams']): Promise<{
  readonly title: string
  readonly typed: string
  readonly standing: LeafStanding | null
}> {
  const t = await getTranslations('verify')
  const { code } = await searchParams
  const typed = typeof code === 'string' ? code.slice(0, 200) : ''
  const digits = readCommitment(typed)
  if (digits === null) return { title: t('formTitle'), typed, standing: null }
  const standing = (await server()).publicLog.find(digits)
  return { title: t(standing.standing), typed, standing }
}

async function Standing({ standing }: { readonly standing: LeafStanding }) {
  const t = await getTranslations('verify')
  if (standing.standing !== 'in') {
    return (
      <Notice look={standing.standing === 'unknown' ? 'warn' : 'good'}>
        <p>{t(standing.standing === 'unknown' ? 'unknownText' : 'waitingText')}</p>
      </Notice>
    )
  }
  const { commitment, position } = standing
  return (
    <>
      <Notice look="good">
        <p>{t('inText', { position })}</p>
      </Notice>
      <ul className="grid max-w-[37em] list-disc gap-2 pl-5">
        {(await became(standing)).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p className="font-mono text-sm [overflow-wrap:anywhere]">{commitment}</p>
      <p>
        <a href={`/log/proof/${commitment}`}>{t('proof')}</a> <span className="text-faint">{t('proofText')}</span>
      </p>
    </>
  )
}

async function became(standing: Extract<LeafStanding, { standing: 'in' }>): Promise<readonly string[]> {
  const t = await getTranslations('verify')
  const locale = await getLocale()
  const on = (name: 'removed' | 'frozen' | 'handedOver' | 'destroyed', day: string | null): readonly string[] =>
    day === null ? [] : [t(name, { day: dayInWords(day, locale) })]
  const { isTest, removedOn, frozenOn, handedOverOn, destroyedOn } = standing
  if (isTest) return [t('test')]
  const handing = [...on('frozen', frozenOn), ...on('handedOver', handedOverOn)]
  const isWithUs = removedOn === null && handedOverOn === null && destroyedOn === null
  return [
    ...on('removed', removedOn),
    ...handing,
    ...(isWithUs ? [t('notHandedOver')] : []),
    ...on('destroyed', destroyedOn),
  ]
}
