import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { Button } from '#app/ui/button'
import { TickBox } from '#app/ui/field'
import { Answer } from '#app/ui/answer'
import { roles } from '#lib/domain/role'
import { requireOrganiser, requireSecondFactor } from '#lib/http/organiser-session'
import type { Person } from '#lib/organising/people'
import { server } from '#lib/server'
import { invite, remove, setRoles, signOut } from './actions'
import { InviteForm } from './invite-form'
import { RoleBoxes } from './role-boxes'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.people'))('title') }
}

const problems = ['no-such-person', 'no-role', 'last-accountable', 'not-agreed'] as const

/** Who the organisers are and what each may do; inviting, changing, letting go. */
export default async function PeoplePage({ searchParams }: PageProps<'/organiser/people'>) {
  const { organising, people } = await server()
  const { id } = await requireOrganiser(organising, 'manage-people')
  await requireSecondFactor(organising, '/organiser/people')
  const t = await getTranslations('organiser.people')
  const { problem, saved } = await searchParams
  const known = problems.find((code) => code === problem)
  const everybody = people.everybody()
  const left = everybody.filter(({ state }) => state === 'left')
  return (
    <div className="grid grid-cols-1 gap-8">
      <header className="grid gap-3">
        <h1 className="text-3xl font-semibold">{t('title')}</h1>
        <p className="max-w-[38em]">{t('intro')}</p>
      </header>
      {known === undefined ? null : <Answer look="stop">{t(`problems.${known}`)}</Answer>}
      {saved === 'yes' ? <Answer look="good">{t('saved')}</Answer> : null}
      <ul className="grid gap-5">
        {everybody
          .filter(({ state }) => state !== 'left')
          .map((person) => (
            <Card key={person.id} person={person} isOneself={person.id === id} />
          ))}
      </ul>
      {left.length === 0 ? null : <p className="max-w-[38em] text-faint">{await namesOf(left)}</p>}
      <section className="grid gap-4 border-t border-line pt-6">
        <h2 className="text-xl font-semibold">{t('inviteTitle')}</h2>
        <p className="max-w-[38em]">{t('inviteText')}</p>
        <InviteForm action={invite} />
      </section>
    </div>
  )
}

async function namesOf(left: readonly Person[]): Promise<string> {
  const t = await getTranslations('organiser.people')
  return t('left', { names: (await getFormatter()).list(left.map(({ name }) => name)) })
}

async function Card({ person, isOneself }: { readonly person: Person; readonly isOneself: boolean }) {
  const t = await getTranslations('organiser.people')
  const names = await getTranslations('organiser.roles')
  const own = roles.filter((role) => person.roles.includes(role))
  return (
    <li className="grid grid-cols-1 gap-2 rounded-md border border-line bg-sheet px-5 py-4">
      <h2 className="text-lg font-semibold [overflow-wrap:anywhere]">
        {person.name} {isOneself ? <span className="font-normal text-faint">({t('you')})</span> : null}
      </h2>
      <p className="[overflow-wrap:anywhere] text-faint">{person.email}</p>
      <p>{own.map((role) => names(`${role}.name`)).join(', ')}</p>
      {person.state === 'joined' ? null : (
        <p className="font-semibold text-warn">{t(person.state === 'invited' ? 'invited' : 'lapsed')}</p>
      )}
      <details>
        <summary className="py-2">{t('change', { name: person.name })}</summary>
        <form action={setRoles.bind(null, person.id)} className="grid gap-4 py-2">
          <RoleBoxes id={`roles-${String(person.id)}`} ticked={own} />
          <div>
            <Button look="quiet">{t('changeButton')}</Button>
          </div>
        </form>
      </details>
      {person.state !== 'joined' || isOneself ? null : (
        <details>
          <summary className="py-2">{t('signOut', { name: person.name })}</summary>
          <form action={signOut.bind(null, person.id)} className="grid gap-3 py-2">
            <p className="max-w-[38em]">{t('signOutText')}</p>
            <div>
              <Button look="quiet">{t('signOut', { name: person.name })}</Button>
            </div>
          </form>
        </details>
      )}
      <details>
        <summary className="py-2">{t('remove', { name: person.name })}</summary>
        <form action={remove.bind(null, person.id)} className="grid gap-3 py-2">
          <p className="max-w-[38em]">{t('removeText')}</p>
          <TickBox id={`remove-${String(person.id)}`} name="agreed" value="yes" label={t('removeAgreed')} />
          <div>
            <Button look="quiet">{t('removeButton')}</Button>
          </div>
        </form>
      </details>
    </li>
  )
}
