import { addPasskey, askForNewPasskey, askForPasskey, enterPasskey } from '#lib/organising/passkeys'
import { organiserOf } from '#lib/organising/sign-in'
import { Authenticator, type Twist } from './authenticator.ts'
import { certain } from './certain.ts'
import { withInes } from './ines.ts'

export const origin = 'https://collect.example.eu'

type Ines = Awaited<ReturnType<typeof withInes>>

// Sessions as both steps, and the first, leave them: passwords have tests of their own, and cost time by design.
export const fullSession = ({ organising, id }: Ines): string => organising.startSession(id, 'full')
export const halfSession = ({ organising, id }: Ines): string => organising.startSession(id, 'password')

/** Adds a passkey to whoever has this session. */
export async function addTo(ines: Ines, token: string, authenticator = new Authenticator(origin), twist: Twist = {}) {
  const { organising, passkeys } = ines
  const account = organiserOf(organising, token)!
  const options = certain(await askForNewPasskey(organising, passkeys, { token, origin }, account, 'Phone'))
  const answer = authenticator.create(options, twist)
  const added = await addPasskey(organising, passkeys, { token, origin }, account, { name: ' Phone ', answer })
  return { added, authenticator, answer, account }
}

/** Ines with a passkey, signed out of nothing. */
export async function withPasskey() {
  const ines = await withInes()
  const token = fullSession(ines)
  const { authenticator, added, account } = await addTo(ines, token)
  certain(added)
  return { ...ines, token, account, authenticator }
}

/** The second step, from the question to the answer. */
export async function enterBy(ines: Ines, authenticator: Authenticator, twist: Twist = {}) {
  const { organising, passkeys } = ines
  const token = halfSession(ines)
  const options = certain(await askForPasskey(organising, passkeys, { token, origin }))
  const answer = authenticator.get(options, twist)
  return { token, answer, entered: await enterPasskey(organising, passkeys, { token, origin }, answer) }
}

export const eventsOf = (ines: Pick<Ines, 'events'>): readonly unknown[] => ines.events().map(([event]) => event)
