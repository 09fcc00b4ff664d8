import { signStatement } from '#lib/collecting/sign-statement'
import type { MemberState } from '#lib/domain/member-states'
import type { Role } from '#lib/domain/role'
import { exportLines } from '#lib/exporting/export-lines'
import type { Instance } from '#lib/instance/instance'
import { openingKeysOf, openStatement } from '#lib/opening/open-statement'
import { approve } from '#lib/organising/approvals'
import { importInitiative } from '#lib/organising/collection-switch'
import { askForIntake, type SealedTo } from '#lib/organising/intake'
import type { OrganiserAccount } from '#lib/organising/organising'
import { askForRecipient, confirmRecipient } from '#lib/organising/recipients'
import type { Authority } from './authorities.ts'
import { certain } from './certain.ts'
import { aForm, anInstance, initiativeOfToday, installRehearsedKey } from './collection.ts'
import { aSignatoryOf } from './signatories.ts'

const account = (id: number, ...roles: readonly Role[]): OrganiserAccount => ({
  id,
  roles,
  email: `${String(id)}@example.eu`,
  name: String(id),
  passwordHash: null,
})

/** Ines enters keys and asks, Nadia confirms. */
export const [ines, nadia] = [account(1, 'exporter'), account(2, 'substitute')]

/** Has a key taken by two, each of whom has heard its fingerprint. */
export async function takeKey(
  instance: Instance,
  { key, fingerprint }: Pick<Authority, 'key' | 'fingerprint'>,
  memberState: MemberState = 'EE',
): Promise<void> {
  const words = { memberState, authority: 'Siseministeerium', address: 'Pikk 61\n15065 Tallinn', language: 'et' }
  const typed = { ...words, key, fingerprint, heard: 'telephone' }
  const { id } = certain(await askForRecipient(instance, typed, true, ines))
  certain(
    await confirmRecipient(
      instance,
      instance.carrying,
      { id, fingerprint: fingerprint.toUpperCase().replace(/(.{4})/gu, '$1 '), heard: 'letter', isFresh: true },
      nadia,
    ),
  )
}

/** Has Ines ask to whom statements are sealed, and Nadia agree. */
export async function agreeOnIntake(instance: Instance, memberState: MemberState, to: SealedTo = 'authority') {
  const { id } = certain(askForIntake(instance, { memberState, to, isFresh: true }, ines))
  return await approve(instance.organising, instance.approvals, instance.carrying, { id, isFresh: true }, nadia)
}

/** A collection before it goes live, with the organisers' key rehearsed, and a clock that never stands still. */
export async function beforeGoingLive() {
  let ticks = 0
  const instance = anInstance({ now: () => new Date(Date.now() + (ticks += 1)) })
  certain(importInitiative(instance.organising, instance.collectionSwitch, initiativeOfToday()))
  const { privateKey } = await installRehearsedKey(instance)
  const sign = async (memberState: MemberState, typed: Readonly<Record<string, string>> = {}): Promise<string> => {
    const fields = { ...aSignatoryOf(memberState), ...typed }
    certain(await signStatement(instance.collecting, await aForm(instance, memberState, { fields, confirmed: typed })))
    return [...instance.exporting.sealedFor(memberState)].at(-1) ?? ''
  }
  const opensForOrganisers = async (sealed: string, memberState: MemberState): Promise<boolean> =>
    (await openStatement(await openingKeysOf([privateKey]), sealed, { memberState })).ok
  return { ...instance, instance, privateKey, sign, opensForOrganisers }
}

/** One that counts, in which Estonia's statements are sealed to its authority. */
export async function sealedToEstonia(key: Pick<Authority, 'key' | 'fingerprint'>) {
  const site = await beforeGoingLive()
  await takeKey(site.instance, key)
  certain(await agreeOnIntake(site.instance, 'EE'))
  site.collectionSwitch.goLive()
  return site
}

export type Site = Awaited<ReturnType<typeof beforeGoingLive>>

/** Freezes what there is, and downloads it. */
export function download({ handingOver, exporting }: Site, memberState: MemberState, id?: number) {
  const batch = id ?? handingOver.freeze(memberState, 'counted', 1)?.id ?? 0
  const frozen = exporting.frozen(batch)
  if (frozen === null) throw new Error('there is such a batch')
  const text = [...exportLines(frozen, ({ sha256 }) => { handingOver.keepDigest(batch, sha256) })].join('') // prettier-ignore
  return { id: batch, text, header: JSON.parse(text.split('\n')[0] ?? '') as Record<string, unknown> }
}

/** Longer than the writer goes without looking at which key seals. */
export const untilTheWriterLooks = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 300))

export const kidOf = (key: { readonly fingerprint: string }): string =>
  Buffer.from(key.fingerprint, 'hex').toString('base64url')
