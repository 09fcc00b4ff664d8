import { fail } from '#lib/domain/result'
import type { Carrying } from '#lib/organising/approvals'
import { isRole } from '#lib/domain/role'
import { dissolveAgreed, freezeAgreed, type HandingOver } from '#lib/organising/batches'
import { closeEarly, goLive, type CollectionSwitch } from '#lib/organising/collection-switch'
import { changeKeyAgreed, type KeyKeeping } from '#lib/organising/keys'
import { changeIntakeAgreed, type IntakeKeeping } from '#lib/organising/intake'
import { destroyStatements, type Destroying } from '#lib/organising/destruction'
import type { Organising } from '#lib/organising/organising'
import { changeRolesAgreed, removePersonAgreed, type PeopleKeeping } from '#lib/organising/people'
import type { RecipientKeeping } from '#lib/organising/recipients'
import { removeAgreed, type Removing } from '#lib/organising/removals'
import { liftHold, placeHold } from '#lib/organising/retention'
import { liftSuspicion, markSuspect, type SuspicionKeeping } from '#lib/organising/suspicions'

/** What the carrying out of requests needs. */
export interface CarryingParts {
  readonly organising: Organising
  readonly collectionSwitch: CollectionSwitch
  readonly keys: KeyKeeping
  readonly people: PeopleKeeping
  readonly suspects: SuspicionKeeping
  readonly removing: Removing
  readonly retention: Destroying
  readonly handingOver: HandingOver
  readonly recipients: RecipientKeeping
  readonly intake: IntakeKeeping
}

/** What is done once two persons have agreed, by kind. */
export const carryingWith = ({ organising, collectionSwitch, ...parts }: CarryingParts): Carrying => ({
  'go-live': (approval) => Promise.resolve(goLive(organising, collectionSwitch, approval)),
  'close-early': (approval) => Promise.resolve(closeEarly(organising, collectionSwitch, approval)),
  // The file itself is fetched by whoever asked: see the route of exports.
  export: (approval) => Promise.resolve(freezeAgreed(organising, parts.handingOver, approval)),
  'dissolve-batch': (approval) => Promise.resolve(dissolveAgreed(organising, parts.handingOver, approval)),
  'change-key': (approval) => Promise.resolve(changeKeyAgreed(organising, parts.keys, approval)),
  'give-roles': (approval) => {
    const { organiser, roles } = approval.subject
    const change = { id: Number(organiser), roles: Array.isArray(roles) ? roles.filter(isRole) : [] }
    return Promise.resolve(changeRolesAgreed(organising, parts.people, change, approval))
  },
  'remove-person': (approval) =>
    Promise.resolve(removePersonAgreed(organising, parts.people, Number(approval.subject['organiser']), approval)),
  'mark-suspect': (approval) => Promise.resolve(markSuspect(organising, parts.suspects, approval)),
  'lift-suspicion': (approval) => Promise.resolve(liftSuspicion(organising, parts.suspects, approval)),
  'remove-statement': (approval) => Promise.resolve(removeAgreed(organising, parts.removing, approval)),
  'place-hold': (approval) => Promise.resolve(placeHold(organising, parts.retention, approval)),
  'lift-hold': (approval) => Promise.resolve(liftHold(organising, parts.retention, approval)),
  // The fingerprint has to be typed once more: see `confirmRecipient`, which puts another in this one's place.
  'take-recipient': () => Promise.resolve(fail('needs-proof')),
  'change-intake': (approval) => Promise.resolve(changeIntakeAgreed({ organising, ...parts }, approval)),
  destroy: (approval) => destroyStatements(organising, parts.retention, approval),
})
