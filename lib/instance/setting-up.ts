import type { Database } from '#db/connection'
import { expectsOrganisers, hasOrganisers, isSetUpLink, keepSetUpLink, spendSetUpLink } from '#db/set-up-links'
import { digestOf, newToken } from '#lib/crypto/tokens'
import type { SettingUp } from '#lib/organising/set-up'

/** Joins the setting up of an empty instance to the database and the clock. */
export const settingUpWith = ({
  database,
  now,
}: {
  readonly database: Database
  readonly now: () => Date
}): SettingUp => ({
  hasOrganisers: () => hasOrganisers(database),
  expectsOrganisers: () => expectsOrganisers(database, now()),
  newToken,
  keepLink: (token, until) => {
    keepSetUpLink(database, digestOf(token), until)
  },
  isLink: (token) => isSetUpLink(database, digestOf(token), now()),
  spendLink: (token) => spendSetUpLink(database, digestOf(token), now()),
})
