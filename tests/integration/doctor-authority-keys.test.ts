import { join } from 'node:path'
import { expect, test } from 'vitest'
import { aCertificate, aJoseKey, type Authority } from '#tests/support/authorities'
import { beforeGoingLive, sealedToEstonia, takeKey } from '#tests/support/intake'
import { examined, patientIn, write } from '#tests/support/patient'

const rsa = ['rsa:3072'] as const

/** What the doctor says of the keys of authorities; nothing where there is none. */
async function said(folder: string, now = new Date()) {
  const { all } = await examined(patientIn(join(folder, 'data')), { now })
  return all.filter(({ check }) => check === 'authority-keys').map(({ verdict, says }) => `${verdict} ${says}`)
}

/** Another public key, as one would be kept. */
const another = JSON.stringify({ kty: 'OKP', crv: 'X25519', x: 'hSDwCYkwp1R0i33ctD73Wg2_Og0mOBr066SpjqqbTmo' })

async function withKeyOf(authority: Pick<Authority, 'key' | 'fingerprint'>): Promise<string> {
  const { instance } = await beforeGoingLive()
  await takeKey(instance, authority)
  return instance.folder
}

test('where no authority has given a key there is nothing to say', async () => {
  const { instance } = await beforeGoingLive()
  expect(await said(instance.folder)).toEqual([])
})

test('a key that was exchanged in the file is told, before more statements are sealed to it', async () => {
  const { instance } = await sealedToEstonia(aJoseKey())
  expect(await said(instance.folder)).toEqual(['ok The key of an authority is as two organisers confirmed.'])
  write(
    patientIn(join(instance.folder, 'data')),
    `DROP TRIGGER recipients_stand_as_asked; UPDATE recipients SET key = '${another}'`,
  )
  expect(await said(instance.folder)).toEqual([
    expect.stringMatching(
      /^bad .*of EE that statements are sealed to as they arrive is not good.*\(fingerprint-differs\)/u,
    ),
  ])
})

test('a key that ends soon is told in time, and once it has ended', async () => {
  const folder = await withKeyOf(aCertificate(rsa, '-days', '90'))
  const inDays = (days: number): Date => new Date(Date.now() + days * 24 * 60 * 60 * 1000)
  expect(await said(folder, inDays(50))).toEqual([expect.stringMatching(/^ok /u)])
  expect(await said(folder, inDays(65))).toEqual([
    expect.stringMatching(/^warn The key of the authority of EE is good until/u),
  ])
  expect(await said(folder, inDays(95))).toEqual([
    expect.stringMatching(/^warn The key of the authority of EE was good until/u),
  ])
})
