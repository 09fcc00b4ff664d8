import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '#db/connection'
import { keepSettings } from '#db/settings'
import type { Approval } from '#lib/organising/approvals'
import { goLive, importInitiative } from '#lib/organising/collection-switch'
import { currentPublication } from '#lib/serving/current-publication'
import { publicDocuments } from '#lib/serving/public-documents'
import { changeContact } from '#lib/site-settings/contact'
import { changeNature } from '#lib/site-settings/protection'
import { certain } from '#tests/support/certain'
import { anInstance, initiativeOfToday, installRehearsedKey } from '#tests/support/collection'
import { organiserRoles, organisers } from '#db/schema'

const agreed: Approval = {
  ...{ id: 1, kind: 'go-live', subject: {}, requestedBy: 1, requestedAt: new Date(), endsAt: new Date() },
  ...{ decidedBy: 2, decidedAt: new Date(), outcome: 'approved' },
}

const contact = { email: 'contact@example.eu', postalAddress: '', url: '', label: '', provider: 'Host', place: 'Here' }

/** A collection that only has to say where its data lie. */
async function aNearlyReady() {
  const instance = anInstance()
  const { organising, collectionSwitch, siteKeeping } = instance
  certain(importInitiative(organising, collectionSwitch, initiativeOfToday()))
  await installRehearsedKey(instance)
  changeNature(siteKeeping, { needsCertificate: false }, null)
  const database = openDatabase(join(instance.folder, 'data', 'colligo.sqlite'))
  onTestFinished(() => {
    database.$client.close()
  })
  for (const id of [1, 2]) {
    const row = {
      id,
      email: `${String(id)}@example.eu`,
      name: 'Ines',
      passwordHash: '$argon2id$x',
      codeSecret: Buffer.alloc(9),
    }
    database.insert(organisers).values(row).run()
    database.insert(organiserRoles).values({ organiserId: id, role: 'representative' }).run()
  }
  const live = () => goLive(organising, collectionSwitch, agreed)
  const say = (memberState: string) => changeContact(siteKeeping, { ...contact, memberState }, null)
  return { ...instance, database, live, say }
}

test('data that would lie outside the Union cannot be said to, and nobody goes live', async () => {
  const { say, live, collection } = await aNearlyReady()
  for (const memberState of ['US', 'GB', 'UK', 'CH', 'NO', 'GR', 'EU', 'ee', 'XX', ' ', '']) {
    expect(say(memberState), memberState).toMatchObject({
      ok: false,
      problem: { memberState: expect.any(String) as string },
    })
    expect(live()).toEqual({ ok: false, problem: 'host' })
    expect(collection().isLive).toBe(false)
  }
})

test('a place outside the Union that somebody has written into the database counts as none', async () => {
  const { database, live, collectionSwitch, site } = await aNearlyReady()
  const foreign = JSON.stringify({ memberState: 'US', provider: 'Host', place: 'Ashburn' })
  const mail = JSON.stringify({ email: contact.email, postalAddress: null })
  keepSettings(database, { host: foreign, contact: mail }, new Date())
  expect(site().host).toBeNull()
  expect(collectionSwitch.missingForLive()).toEqual(['host'])
  expect(live()).toEqual({ ok: false, problem: 'host' })
})

test.each(['EE', 'EL', 'MT'])('data in %s are well, and it is published where they lie', async (memberState) => {
  const instance = await aNearlyReady()
  certain(instance.say(memberState))
  expect(instance.live().ok).toBe(true)
  const sources = { instance, isDelayed: () => false, origin: 'https://collect.example.eu' }
  expect(currentPublication(sources)().site.host).toEqual({ memberState, provider: 'Host', place: 'Here' })
  const document = await publicDocuments(sources)('/api/v1/initiative', '')
  const published = JSON.parse(document!.bodies.identity.toString()) as { readonly dataLocation: unknown }
  expect(published.dataLocation).toEqual({ memberState, provider: 'Host', place: 'Here' })
})
