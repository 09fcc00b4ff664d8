import { founderRoles, isRole, roles as allRoles } from '#lib/domain/role'
import { inviteOrganiser, invitationDays } from '#lib/organising/invitations'
import { removePersonByHost } from '#lib/organising/people'
import { makeSetUpLink, setUpHours } from '#lib/organising/set-up'
import { openFolder } from './open-folder.ts'
import { optionsOr } from './options.ts'
import { say, stop } from './terminal.ts'

const usage =
  'Usage: ./run organisers add --email ADDRESS --name NAME [--roles ROLE,ROLE] [--data FOLDER]\n' +
  '       ./run organisers remove --email ADDRESS [--data FOLDER]\n' +
  '       ./run organisers setup-link [--data FOLDER]\n' +
  `Roles: ${allRoles.join(', ')}; by default ${founderRoles.join(', ')}.`

const refusals = {
  'bad-email': 'That is no e-mail address.',
  'bad-name': 'A name is needed.',
  'no-role': 'At least one role is needed.',
  'already-invited': 'There is an organiser with that e-mail address already.',
} as const

const { values, positionals } = optionsOr(usage, {
  allowPositionals: true,
  options: {
    email: { type: 'string' },
    name: { type: 'string' },
    roles: { type: 'string', default: founderRoles.join(',') },
    data: { type: 'string' },
  },
})
const { email, name } = values
const [deed] = positionals
if (deed === 'setup-link') {
  await setUpLink()
  process.exit()
}
if (email === undefined) stop(usage, 2)
if (deed === 'add' && name !== undefined) await add({ email, name })
else if (deed === 'remove') await remove(email)
else stop(usage, 2)

async function add(person: { readonly email: string; readonly name: string }): Promise<void> {
  const roles = values.roles.split(',').map((role) => role.trim())
  if (!roles.every(isRole)) stop(usage, 2)
  const instance = openFolder(values.data)
  const invited = inviteOrganiser(instance.organising, instance.inviting, { ...person, roles }, null)
  await instance.close()
  if (!invited.ok) stop(refusals[invited.problem])
  say(`${instance.organisersOrigin}/organiser/welcome/${invited.value}`)
  process.stderr.write(
    `Hand this one-time link to ${person.name} alone. It is good for ${String(invitationDays)} days.\n`,
  )
}

/** The link by which the first organiser comes in: in a folder that somebody named, only where there is an instance. */
async function setUpLink(): Promise<void> {
  const instance = openFolder(values.data, { mayFound: values.data === undefined })
  const made = makeSetUpLink(instance.organising, instance.settingUp)
  await instance.close()
  if (!made.ok) stop('Somebody has joined already. Invite others with: ./run organisers add, or on the page People.')
  say(`${instance.organisersOrigin}/organiser/setup/${made.value}`)
  process.stderr.write(
    `Whoever opens this link first becomes an organiser, and can invite the others. It is good once, for ${String(setUpHours)} hours; an earlier one is good for nothing now.\n`,
  )
}

async function remove(address: string): Promise<void> {
  const instance = openFolder(values.data)
  const removed = removePersonByHost(instance.organising, instance.people, address)
  await instance.close()
  if (!removed.ok)
    stop(
      removed.problem === 'last-accountable'
        ? 'Nobody else who has joined could look after people then. First invite somebody else.'
        : 'There is no organiser with that e-mail address.',
    )
  say('Removed: they are signed out and can sign in no more. It stands in the diary.')
}
