import type { Database } from '#db/connection'
import { endIntakeSeal, readIntakeSeals, startIntakeSeal } from '#db/intake-seals'
import type { Collection } from '#lib/collecting/collection'
import type { IntakeKeeping } from '#lib/organising/intake'

interface Surroundings {
  readonly database: Database
  readonly now: () => Date
  readonly collection: () => Collection
}

/** Joins the choice of whose key seals statements as they arrive to the database and the clock. */
export const intakeWith = ({ database, now, collection }: Surroundings): IntakeKeeping => ({
  sealedToAuthority: () => readIntakeSeals(database).map(({ memberState }) => memberState),
  isFixed: () => collection().isLive,
  start: (row) => {
    startIntakeSeal(database, { ...row, agreedAt: now().toISOString() })
  },
  end: (memberState) => endIntakeSeal(database, memberState),
  inOne: (change) => database.transaction(change, { behavior: 'immediate' }),
})
