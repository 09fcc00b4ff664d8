import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { isRole } from '#lib/domain/role'
import { countryName } from '#lib/i18n/names'
import type { Approval, ApprovalSubject } from '#lib/organising/approvals'
import { whichIn } from '#lib/organising/exports'
import { conditionsOf } from '#lib/organising/suspicions'
import { server } from '#lib/server'
import { envelopeInWords } from '../recipients/recipient-words'
import { conditionsInWords } from '../suspects/conditions-in-words'
import { BatchLine } from './batch-line'
import { IntakeLine } from './intake-line'
import { RemovalLine } from './removal-line'

/** What a request is about, beyond its kind: what the second person has to know before agreeing. */
export async function SubjectLine({ approval }: { readonly approval: Approval }) {
  const { kind, subject } = approval
  const t = await getTranslations('organiser.approvals')
  switch (kind) {
    case 'dissolve-batch':
      return <BatchLine subject={subject} />
    case 'export':
      if (typeof subject['batch'] === 'number') return <BatchLine subject={subject} />
      return (
        <>
          <p>{t('subjectMemberStates', { memberStates: await statesIn(subject) })}</p>
          {whichIn(approval) === 'suspect' ? <p className="font-semibold">{t('subjectSuspects')}</p> : null}
        </>
      )
    case 'change-key':
      return (
        <>
          <p className="[overflow-wrap:anywhere]">
            {t('subjectKey')} <code>{String(subject['id'])}</code>
          </p>
          <p className="max-w-[38em]">{t('subjectKeyChange')}</p>
        </>
      )
    case 'give-roles':
      return <p>{t('subjectRoles', { person: await personIn(subject), roles: await rolesIn(subject) })}</p>
    case 'remove-person':
      return <p>{t('subjectPerson', { person: await personIn(subject) })}</p>
    case 'go-live':
      return <p>{t('subjectLive')}</p>
    case 'close-early':
      return <p>{t('subjectClose')}</p>
    case 'mark-suspect':
      return <Conditions approval={approval} />
    case 'lift-suspicion':
      return <OfSuspicion id={Number(subject['suspicion'])} />
    case 'remove-statement':
      return <RemovalLine subject={subject} />
    case 'take-recipient':
      return <OfRecipient id={Number(subject['recipient'])} />
    case 'change-intake':
      return <IntakeLine subject={subject} />
    case 'place-hold':
    case 'lift-hold':
      return <p>{t('subjectReference', { reference: String(subject['reference']) })}</p>
    case 'destroy':
      return (
        <>
          <p className="max-w-[38em]">{t('subjectDestroy')}</p>
          {subject['handedOver'] === 'yes' ? (
            <p className="max-w-[38em] font-semibold">{t('subjectHandedOver')}</p>
          ) : null}
        </>
      )
    default:
      return <MemberStateLine subject={subject} />
  }
}

async function MemberStateLine({ subject: { memberState } }: { readonly subject: ApprovalSubject }) {
  const t = await getTranslations('organiser.approvals')
  if (typeof memberState !== 'string') return null
  return <p>{t('subjectMemberStates', { memberStates: countryName(memberState, await getLocale()) })}</p>
}

const listIn = (subject: ApprovalSubject, name: string): readonly string[] => {
  const list = subject[name]
  return Array.isArray(list) ? (list as readonly string[]) : []
}

async function statesIn(subject: ApprovalSubject): Promise<string> {
  const locale = await getLocale()
  const names = listIn(subject, 'memberStates').map((code) => countryName(code, locale))
  return (await getFormatter()).list(names)
}

/** Name and address: somebody who agrees has to know who it really is. */
async function personIn({ organiser }: ApprovalSubject): Promise<string> {
  const { people } = await server()
  const person = people.everybody().find(({ id }) => id === organiser)
  return person === undefined ? '–' : `${person.name} (${person.email})`
}

async function rolesIn(subject: ApprovalSubject): Promise<string> {
  const names = await getTranslations('organiser.roles')
  const own = listIn(subject, 'roles').filter(isRole)
  return (await getFormatter()).list(own.map((role) => names(`${role}.name`)))
}

/** Which statements are to be set apart, and how many those are now. */
async function Conditions({ approval }: { readonly approval: Approval }) {
  const t = await getTranslations('organiser.suspects')
  const { suspects } = await server()
  const conditions = conditionsOf(approval.subject)
  if (conditions === null) return null
  const count = suspects.preview(conditions).reduce((sum, { matching }) => sum + matching, 0)
  return (
    <>
      <p>{await conditionsInWords(conditions)}</p>
      {approval.outcome === null ? <p>{t('previewNow', { count })}</p> : null}
    </>
  )
}

/** Which authority a key is entered for. Its fingerprint is for the second person to hear elsewhere. */
async function OfRecipient({ id }: { readonly id: number }) {
  const t = await getTranslations('organiser.recipients')
  const recipient = (await server()).recipients.recipient(id)
  if (recipient === null) return null
  const { authority, memberState } = recipient
  const envelope = await envelopeInWords(recipient)
  return <p>{t('subject', { memberState: countryName(memberState, await getLocale()), authority, envelope })}</p>
}

async function OfSuspicion({ id }: { readonly id: number }) {
  const t = await getTranslations('organiser.approvals')
  const suspicion = (await server()).suspects.suspicions().find((one) => one.id === id)
  if (suspicion === undefined) return null
  return <p>{t('subjectSuspicion', { id: String(id), conditions: await conditionsInWords(suspicion.conditions) })}</p>
}
