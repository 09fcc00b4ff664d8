import { createSecretKey } from 'node:crypto'
import type { Database } from '#db/connection'
import {
  keepChallenge,
  keepPasskey,
  notePasskeyUse,
  passkeysOf,
  removePasskey,
  takeChallenge,
  type PasskeyRow,
} from '#db/passkeys'
import type { Secrets } from '#lib/config/secrets'
import {
  creationOptions,
  newChallenge,
  passkeyHandle,
  passkeyIn,
  passkeySite,
  readNewPasskey,
  readSignature,
  requestOptions,
  type CreationOptions,
  type RequestOptions,
} from '#lib/crypto/passkeys'
import { derivedKey, digestOf } from '#lib/crypto/tokens'
import type { PasskeyKeeping } from '#lib/organising/passkeys'

export interface PasskeySide {
  readonly passkeys: PasskeyKeeping<CreationOptions, RequestOptions>
}

interface Surroundings {
  readonly database: Database
  readonly secrets: Secrets
  readonly now: () => Date
}

/** Joins passkeys to the database, the keys and the clock. */
export function passkeysWith({ database, secrets, now }: Surroundings): PasskeySide {
  const key = createSecretKey(derivedKey(secrets.server, 'colligo passkey handles'))
  const known = (organiserId: number) => passkeysOf(database, organiserId).map(withTransports)
  const keeping: PasskeySide['passkeys'] = {
    isPossible: (origin) => passkeySite(origin) !== null,
    passkeysOf: (organiserId) =>
      passkeysOf(database, organiserId).map(({ id, name, addedAt, usedAt }) => ({
        id,
        name,
        addedAt: new Date(addedAt),
        usedAt: usedAt === null ? null : new Date(usedAt),
      })),
    challenge: (token, endsAt) => {
      const challenge = newChallenge()
      return keepChallenge(database, digestOf(token), challenge, endsAt) ? challenge : null
    },
    takeChallenge: (token) => takeChallenge(database, digestOf(token), now()),
    creationOptions: ({ id, email, name }, expected) =>
      creationOptions({ handle: passkeyHandle(key, id), email, name }, known(id), expected),
    requestOptions: ({ id }, expected) => requestOptions(known(id), expected),
    add: async ({ id: organiserId }, name, answer, expected) => {
      const made = await readNewPasskey(answer, expected)
      if (made === null) return false
      const { id, publicKey, counter, transports } = made
      const addedAt = now().toISOString()
      const row = { id, organiserId, name, publicKey, counter, transports: JSON.stringify(transports), addedAt }
      return keepPasskey(database, row)
    },
    hasSigned: async ({ id: organiserId }, answer, expected) => {
      const id = passkeyIn(answer)
      const passkey = known(organiserId).find((one) => one.id === id)
      if (passkey === undefined) return false
      const owned = { ...passkey, handle: passkeyHandle(key, organiserId) }
      const counter = await readSignature(answer, owned, expected)
      return counter !== null && notePasskeyUse(database, { id: passkey.id, organiserId, counter, now: now() })
    },
    remove: (organiserId, id) => removePasskey(database, organiserId, id),
  }
  return { passkeys: keeping }
}

const withTransports = ({ transports, ...row }: PasskeyRow) => ({
  ...row,
  // Only `add` writes them.
  transports: JSON.parse(transports) as readonly string[],
})
