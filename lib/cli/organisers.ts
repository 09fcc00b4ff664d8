import { founderRoles, isRole, roles as allRoles } from '#lib/domain/role'
import { inviteOrganiser, invitationDays } from '#lib/organising/invitations'
import { openFolder } from './open-folder.ts'
import { optionsOr } from './options.ts'
import { say, stop } from './terminal.ts'

const usage =
  'Usage: ./run organisers add --email ADDRESS --name NAME [--roles ROLE,ROLE] [--data FOLDER]\n' +
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
const roles = values.roles.split(',').map((role) => role.trim())
if (positionals[0] !== 'add' || email === undefined || name === undefined || !roles.every(isRole)) stop(usage, 2)

const instance = openFolder(values.data)
const invited = inviteOrganiser(instance.organising, instance.inviting, { email, name, roles }, null)
await instance.close()
if (!invited.ok) stop(refusals[invited.problem])
say(`${instance.origin}/organiser/welcome/${invited.value}`)
process.stderr.write(`Hand this one-time link to ${name} alone. It is good for ${String(invitationDays)} days.\n`)
