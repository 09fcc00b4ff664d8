import { inviteOrganiser, invitationDays } from '#lib/organising/invitations'
import { openFolder } from './open-folder.ts'
import { optionsOr } from './options.ts'
import { say, stop } from './terminal.ts'

const usage = 'Usage: ./run organisers add --email ADDRESS --name NAME [--data FOLDER]'

const refusals = {
  'bad-email': 'That is no e-mail address.',
  'bad-name': 'A name is needed.',
  'already-invited': 'There is an organiser with that e-mail address already.',
} as const

const { values, positionals } = optionsOr(usage, {
  allowPositionals: true,
  options: { email: { type: 'string' }, name: { type: 'string' }, data: { type: 'string' } },
})
const { email, name } = values
if (positionals[0] !== 'add' || email === undefined || name === undefined) stop(usage, 2)

const instance = openFolder(values.data)
const invited = inviteOrganiser(instance.organising, instance.inviting, { email, name })
await instance.close()
if (!invited.ok) stop(refusals[invited.problem])
say(`${instance.origin}/organiser/welcome/${invited.value}`)
process.stderr.write(`Hand this one-time link to ${name} alone. It is good for ${String(invitationDays)} days.\n`)
