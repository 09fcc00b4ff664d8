import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { buttonLook } from '#app/ui/button'
import { auditTopics, type AuditTopic } from '#lib/domain/audit-event'
import { may } from '#lib/domain/role'
import { requireOrganiser } from '#lib/http/organiser-session'
import { noteReading } from '#lib/organising/diary'
import { server } from '#lib/server'
import { Diary } from './diary'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.audit'))('title') }
}

/** Entries on one page. */
const perPage = 100

const topics = Object.keys(auditTopics) as readonly AuditTopic[]

/** What is on record, as a diary: newest first, by topic, page by page. */
export default async function AuditPage({ searchParams }: PageProps<'/organiser/audit'>) {
  const { organising, auditPage, lastAudited, people } = await server()
  const { id: readerId, roles } = await requireOrganiser(organising, 'read-audit')
  noteReading(organising, lastAudited('diary-read'), readerId)
  const t = await getTranslations('organiser.audit')
  const { about, before } = await searchParams
  const topic = topics.find((one) => one === about)
  const rows = auditPage({
    limit: perPage,
    ...(topic === undefined ? {} : { events: auditTopics[topic] }),
    ...(typeof before === 'string' && /^[1-9]\d{0,14}$/u.test(before) ? { before: Number(before) } : {}),
  })
  const names = new Map(people.everybody().map(({ id, name }) => [id, name]))
  const oldest = rows.at(-1)
  return (
    <div className="grid gap-8">
      <header className="grid gap-3">
        <h1 className="text-3xl font-semibold">{t('title')}</h1>
        <p className="max-w-[38em]">{t('intro')}</p>
        <p>
          <a href="/organiser/audit/file" download className={buttonLook('quiet')}>
            {t('download')}
          </a>
        </p>
        {may(roles, 'keep-keys') ? <ToWitnesses /> : null}
      </header>
      <nav aria-label={t('topics')} className="flex flex-wrap gap-x-5">
        <Topic topic={null} isShown={topic === undefined} />
        {topics.map((one) => (
          <Topic key={one} topic={one} isShown={one === topic} />
        ))}
      </nav>
      {rows.length === 0 ? <p>{t('nothing')}</p> : <Diary rows={rows} names={names} locale={await getLocale()} />}
      {oldest === undefined || rows.length < perPage ? null : (
        <p>
          <a href={addressOf(topic ?? null, oldest.id)} rel="next">
            {t('older')}
          </a>
        </p>
      )}
    </div>
  )
}

async function ToWitnesses() {
  const t = await getTranslations('organiser.witnesses')
  return (
    <p>
      <a href="/organiser/audit/witnesses">{t('toWitnesses')}</a>
    </p>
  )
}

async function Topic({ topic, isShown }: { readonly topic: AuditTopic | null; readonly isShown: boolean }) {
  const t = await getTranslations('organiser.audit')
  return (
    <a
      href={addressOf(topic)}
      aria-current={isShown ? 'page' : undefined}
      className={`inline-flex min-h-11 items-center ${isShown ? 'font-semibold' : ''}`}
    >
      {t(`topic.${topic ?? 'all'}`)}
    </a>
  )
}

function addressOf(topic: AuditTopic | null, before?: number): string {
  const asked = new URLSearchParams({
    ...(topic === null ? {} : { about: topic }),
    ...(before === undefined ? {} : { before: String(before) }),
  }).toString()
  return asked === '' ? '/organiser/audit' : `/organiser/audit?${asked}`
}
