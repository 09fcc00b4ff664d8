import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ScrollTable } from '#app/ui/scroll-table'
import { requireOrganiser } from '#lib/http/organiser-session'
import { namedStatesOf } from '#lib/i18n/names'
import type { MemberState } from '#lib/domain/member-states'
import { waitingFor, type KeptRecipient } from '#lib/organising/recipients'
import { server } from '#lib/server'
import { RecipientNotice } from './recipient-notice'
import { envelopeInWords, standingInWords } from './recipient-words'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organiser.recipients'))('title') }
}

/** To whom statements are handed over: the authority of each Member State, and how its key stands. */
export default async function RecipientsPage() {
  const { organising, collection, recipients } = await server()
  const { roles } = await requireOrganiser(organising, 'see-recipients')
  const t = await getTranslations('organiser.recipients')
  const inForce = [...recipients.inForce('packages'), ...recipients.inForce('statements')]
  return (
    <div className="grid grid-cols-1 gap-8">
      <header className="grid gap-3">
        <h1 className="text-3xl font-semibold">{t('title')}</h1>
        <p className="max-w-[38em]">{t('intro')}</p>
        <p className="max-w-[38em]">{t('register')}</p>
      </header>
      <RecipientNotice roles={roles} />
      <section className="grid grid-cols-1 gap-4">
        <h2 className="text-xl font-semibold">{t('listTitle')}</h2>
        <ScrollTable
          caption={t('listTitle')}
          head={
            <>
              <th scope="col">{t('memberState')}</th>
              <th scope="col">{t('authority')}</th>
              <th scope="col">{t('envelope')}</th>
              <th scope="col">{t('state')}</th>
            </>
          }
        >
          {namedStatesOf(collection().pack, await getLocale()).map(({ code, name }) => (
            <Row
              key={code}
              memberState={code}
              name={name}
              inForce={inForce.filter(({ memberState }) => memberState === code)}
            />
          ))}
        </ScrollTable>
      </section>
    </div>
  )
}

async function Row(props: {
  readonly memberState: MemberState
  readonly name: string
  readonly inForce: readonly KeptRecipient[]
}) {
  const { memberState, name, inForce } = props
  const [recipient] = inForce
  const { recipients, approvals, now } = await server()
  const t = await getTranslations('organiser.recipients')
  const lines = await Promise.all(
    inForce.map(async (one) => ({
      id: one.id,
      envelope: await envelopeInWords(one),
      standing: await standingInWords(one, now()),
    })),
  )
  return (
    <tr>
      <th scope="row" className="font-semibold">
        <a href={`/organiser/recipients/${memberState}`}>{name}</a>
      </th>
      <td>{recipient === undefined ? <span className="text-faint">{t('nobody')}</span> : recipient.authority}</td>
      <td>{recipient === undefined ? '–' : lines.map(({ id, envelope }) => <p key={id}>{envelope}</p>)}</td>
      <td>
        {lines.map(({ id, standing }) => (
          <p key={id}>{standing}</p>
        ))}
        {waitingFor({ recipients, approvals }, memberState) === null ? null : (
          <p className="font-semibold">{t('standing.waits')}</p>
        )}
      </td>
    </tr>
  )
}
