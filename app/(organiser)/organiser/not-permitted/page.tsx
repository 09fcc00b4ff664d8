import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { Notice } from '#app/ui/notice'
import { may, permissions } from '#lib/domain/role'
import { requireOrganiser } from '#lib/http/organiser-session'
import { server } from '#lib/server'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.notPermitted'))('title') }
}

/** Says what somebody's roles are not good for, and who can do it or change that. */
export default async function NotPermittedPage({ searchParams }: PageProps<'/organiser/not-permitted'>) {
  const { organising, people } = await server()
  const { id } = await requireOrganiser(organising, null)
  const { needs } = await searchParams
  const permission = permissions.find((one) => one === needs)
  const t = await getTranslations('organiser.notPermitted')
  const format = await getFormatter()
  const others = people.everybody().filter((person) => person.state === 'joined' && person.id !== id)
  const whoMay = (which: (typeof permissions)[number]): string =>
    format.list(others.filter(({ roles }) => may(roles, which)).map(({ name }) => name))
  const [able, giving] = [permission === undefined ? '' : whoMay(permission), whoMay('manage-people')]
  return (
    <div className="grid max-w-[42em] gap-6">
      <h1 className="text-3xl font-semibold">{t('title')}</h1>
      <Notice look="warn">
        {permission === undefined ? null : <p>{t(`needs.${permission}`)}</p>}
        {able === '' ? null : <p>{t('able', { names: able })}</p>}
        {giving === '' ? null : <p>{t('giving', { names: giving })}</p>}
      </Notice>
      <p>
        <a href="/organiser">{t('back')}</a>
      </p>
    </div>
  )
}
