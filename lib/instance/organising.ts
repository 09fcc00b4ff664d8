import type { Database } from '#db/connection'
import { goLive, keepInitiative, setClosed, setCollecting } from '#db/initiatives'
import {
  inviteOrganiser,
  organiserByEmail,
  organiserById,
  organiserByInvitation,
  othersWith,
  rolesOf,
  spendCode,
  takeUpInvitation,
  type OrganiserRow,
} from '#db/organisers'
import { hasStatements } from '#db/statements'
import { keepSettings, readStoredSettings } from '#db/settings'
import { confirmSession, endSession, sessionOf, startSession, touchSession } from '#db/sessions'
import type { Collection } from '#lib/collecting/collection'
import type { Secrets } from '#lib/config/secrets'
import { codeAddress, newCodeSecret, stepOfCode } from '#lib/crypto/one-time-codes'
import { hashPassword, isPassword, problemWithPassword } from '#lib/crypto/passwords'
import { lock, unlock } from '#lib/crypto/secret-box'
import { derivedKey, digestOf, newToken } from '#lib/crypto/tokens'
import { brusselsDayOf } from '#lib/domain/day'
import { isRole, rolesWith } from '#lib/domain/role'
import type { CollectionSwitch } from '#lib/organising/collection-switch'
import type { Inviting } from '#lib/organising/invitations'
import type { Organising, OrganiserAccount } from '#lib/organising/organising'
import { missingForLive } from '#lib/organising/readiness'
import { readSettings } from '#lib/site-settings/settings'
import type { SettingUp } from '#lib/organising/set-up'
import { slowDown, withNetworks } from '#lib/organising/slow-down'
import { keysSideWith, type KeysSide } from './keys.ts'
import { passkeysWith, type PasskeySide } from './passkeys.ts'
import { settingUpWith } from './setting-up.ts'
import { recordWith } from './record.ts'
import { peopleWith, recoveryCodeSpender, type PeopleSide } from './people.ts'

interface Surroundings {
  readonly database: Database
  readonly secrets: Secrets
  readonly now: () => Date
  readonly collection: () => Collection
  /** Is told when something was changed that decides whether statements are taken. */
  readonly onChange: () => void
}

interface OrganisersSide extends PeopleSide, PasskeySide, KeysSide {
  readonly organising: Organising
  readonly inviting: Inviting
  readonly settingUp: SettingUp
  readonly collectionSwitch: CollectionSwitch
  /** Puts on record what is still to be. */
  readonly finishRecords: () => void
}

/** Joins the organisers' use cases to the database, the keys and the clock. */
export function organisingWith(surroundings: Surroundings): OrganisersSide {
  const box = codeBox(surroundings.secrets)
  const record = recordWith(surroundings)
  return {
    organising: signingInWith(surroundings, box, record.audit),
    finishRecords: record.flush,
    inviting: invitingWith(surroundings, box),
    settingUp: settingUpWith(surroundings),
    ...peopleWith(surroundings),
    ...passkeysWith(surroundings),
    ...keysSideWith(surroundings),
    collectionSwitch: switchWith(surroundings),
  }
}

function switchWith({ database, collection, now, onChange }: Surroundings): CollectionSwitch {
  const changing = <Outcome>(change: () => Outcome): Outcome => {
    const outcome = change()
    onChange()
    return outcome
  }
  return {
    collection,
    hasStatements: () => collection().isLive && hasStatements(database),
    hasSealed: () => hasStatements(database),
    missingForLive: () =>
      missingForLive({
        collection: collection(),
        settings: readSettings(readStoredSettings(database)),
        confirmers: othersWith(database, 0, rolesWith('confirm')),
        today: brusselsDayOf(now()),
      }),
    setCollecting: (isCollecting) => {
      changing(() => {
        setCollecting(database, isCollecting)
        // Whichever way it is taken up again: the reason is not to be there when it is closed for another.
        if (isCollecting) forgetPause(database, now())
      })
    },
    keepInitiative: (initiative, rulePack) => {
      changing(() => {
        keepInitiative(database, initiative, now(), rulePack)
      })
    },
    goLive: () => changing(() => goLive(database, now())),
    setClosed: () => {
      changing(() => {
        setClosed(database, now())
      })
    },
  }
}

function forgetPause(database: Database, at: Date): void {
  if (readSettings(readStoredSettings(database)).pause !== null) keepSettings(database, { pause: 'null' }, at)
}

/** Locks the secrets of one-time codes: whoever steals the database can generate none. */
interface CodeBox {
  readonly lock: (secret: string) => Buffer
  readonly unlock: (row: Pick<OrganiserRow, 'codeSecret'>) => string
}

function codeBox(secrets: Secrets): CodeBox {
  const key = derivedKey(secrets.server, 'colligo one-time codes')
  return {
    lock: (secret) => lock(key, 'one-time-codes', secret),
    unlock: ({ codeSecret }) => {
      const secret = unlock(key, 'one-time-codes', codeSecret)
      if (secret === null) throw new Error('server.key is not the one that this database was made with')
      return secret.toString()
    },
  }
}

function signingInWith({ database, secrets, now }: Surroundings, box: CodeBox, audit: Organising['audit']): Organising {
  return {
    now,
    slowDown: slowDown(),
    networks: slowDown(withNetworks),
    account: (id) => withRoles(database, organiserById(database, id)),
    accountByEmail: (email) => withRoles(database, organiserByEmail(database, email)),
    isPassword,
    stepOfCode: ({ id }, code) => {
      const row = organiserById(database, id)
      return row === null ? null : stepOfCode(box.unlock(row), code, now())
    },
    spendCode: (id, step) => spendCode(database, id, step),
    spendRecoveryCode: recoveryCodeSpender({ database, secrets }),
    startSession: (organiserId, stage) => {
      const token = newToken()
      startSession(database, { digest: digestOf(token), organiserId, stage, now: now() })
      return token
    },
    session: (token) => sessionOf(database, digestOf(token)),
    touchSession: (token) => {
      touchSession(database, digestOf(token), now())
    },
    confirmSession: (token) => {
      const confirmed = newToken()
      return confirmSession(database, digestOf(token), digestOf(confirmed), now()) ? confirmed : null
    },
    endSession: (token) => {
      endSession(database, digestOf(token))
    },
    audit,
  }
}

/** An account as the use cases know it. A role that a later version gave, and this one does not know, gives nothing. */
function withRoles(database: Database, row: OrganiserRow | null): OrganiserAccount | null {
  if (row === null) return null
  const { id, email, name, passwordHash } = row
  return { id, email, name, passwordHash, roles: rolesOf(database, id).filter(isRole) }
}

function invitingWith({ database, now }: Surroundings, box: CodeBox): Inviting {
  return {
    newToken,
    codeAddress,
    problemWithPassword,
    hashPassword,
    keepInvitation: ({ email, name, roles, token, until }) =>
      inviteOrganiser(database, {
        email,
        name,
        roles,
        codeSecret: box.lock(newCodeSecret()),
        invitationDigest: digestOf(token),
        invitedUntil: until,
      }),
    invited: (token) => {
      const row = organiserByInvitation(database, digestOf(token), now())
      const account = withRoles(database, row)
      return row === null || account === null ? null : { ...account, codeSecret: box.unlock(row) }
    },
    takeUp: (id, passwordHash, codeStep) => takeUpInvitation(database, id, passwordHash, codeStep),
  }
}
