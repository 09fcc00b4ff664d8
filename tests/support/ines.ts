import { currentCode } from '#lib/crypto/one-time-codes'
import { founderRoles } from '#lib/domain/role'
import { inviteOrganiser, joinOrganisers } from '#lib/organising/invitations'
import { enterCode, enterPassword } from '#lib/organising/sign-in'
import { certain } from './certain.ts'
import { anInstance, noon } from './collection.ts'

export const seconds = 1000
export const minutes = 60 * seconds

export const password = 'Three swifts, 1 roof!'
export const email = 'ines@example.eu'

export const refused = { ok: false, problem: { kind: 'refused' } } as const
export const expired = { ok: false, problem: { kind: 'expired' } } as const

/** An instance whose clock stands still until the test moves it, and which Ines has joined. */
export async function withInes(address = email) {
  const clock = { now: noon }
  const instance = anInstance({ now: () => clock.now })
  const { organising, inviting } = instance
  const invitation = certain(
    inviteOrganiser(organising, inviting, { email: address, name: 'Ines', roles: founderRoles }, null),
  )
  const secret = inviting.invited(invitation)!.codeSecret
  // The code that was good half a minute ago, so that the present one is still there to sign in with.
  const firstCode = currentCode(secret, new Date(noon.getTime() - 30 * seconds))
  const form = { token: invitation, password, repeated: password, code: firstCode }
  const { id } = certain(await joinOrganisers(organising, inviting, form))

  const wait = (milliseconds: number): void => {
    clock.now = new Date(clock.now.getTime() + milliseconds)
  }
  const codeNow = (drift = 0): string => currentCode(secret, new Date(clock.now.getTime() + drift * 30 * seconds))
  return {
    ...instance,
    id,
    invitation,
    secret,
    firstCode,
    wait,
    codeNow,
    /** The first step, for which the password is right. */
    password: async () => certain(await enterPassword(organising, address, password)),
    /** Both steps, with a code that was not used before. */
    signIn: async () => {
      wait(30 * seconds)
      const token = certain(await enterPassword(organising, address, password))
      return certain(await enterCode(organising, token, codeNow()))
    },
    events: () =>
      instance
        .auditTrail(100)
        .toReversed()
        .map(({ event, organiserId }) => [event, organiserId]),
  }
}
