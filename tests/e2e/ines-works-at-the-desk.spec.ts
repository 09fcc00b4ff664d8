import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sealerTo } from '#lib/crypto/seal'
import { certain } from '#tests/support/certain'
import { unlockKeyText, type PublicKeyFile } from '#lib/opening/locked-key'
import { keyIdOf, type PrivateKey } from '#lib/opening/private-key'
import { passphraseFrom } from '#lib/opening/passphrase'
import { rehearsalContext } from '#lib/opening/rehearsal'
import { joinShares } from '#lib/shares/join-shares'
import { readShare } from '#lib/shares/share-text'
import type { Locator } from '@playwright/test'
import { digitsOn, expect, jsonIn, test, type Desk } from '#tests/support/desk'

const passphrase = 'seven quiet cranes över the Tisza'

const button = (place: Locator, name: string | RegExp) => place.getByRole('button', { name, exact: true })

/** Fills in who keeps a sheet, and has the key made and split. */
async function nameKeepers(room: Locator): Promise<void> {
  await room.getByLabel('Registration number of the initiative').fill('ECI(2026)000001')
  for (const [index, name] of ['Ines', 'Teodor', 'Ġużeppi'].entries()) {
    await room.getByLabel(`Name of person ${String(index + 1)}`).fill(name)
  }
}

/** A sample as the server seals it, and the proof inside. */
async function aSample(key: PublicKeyFile, folder: string): Promise<{ readonly file: string; readonly proof: string }> {
  const proof = 'proof-of-the-tests'
  const seal = await sealerTo(key)
  const context = { initiative: 'ECI(2026)000001', ...rehearsalContext, statement: crypto.randomUUID() }
  const file = join(folder, 'rehearsal-sample.jwe')
  writeFileSync(file, `${await seal(context, { signedOn: '2026-11-30', values: { proof } })}\n`)
  return { file, proof }
}

async function rehearse(
  { page, enter }: Desk,
  sample: string,
  give: (room: Locator) => Promise<void>,
): Promise<Locator> {
  await page.getByRole('link', { name: 'All rooms of the desk' }).click()
  const room = await enter('Rehearse')
  await room.getByLabel('The sample').setInputFiles(sample)
  await give(room)
  await button(room, 'Open the sample').click()
  return room
}

test('a key is made, split among three, printed, put together from two sheets, and rehearsed', async ({ desk }) => {
  const { enter, save, print, folder } = desk
  const room = await enter('Make the keys')
  await button(room, 'Make the keys and split the private one').click()
  await expect(room.getByRole('alert').first()).toHaveText('Type the name of the person who keeps this sheet.')
  await nameKeepers(room)
  await button(room, 'Make the keys and split the private one').click()
  await expect(room.getByText(/^The keys are made, and the private one is split/u)).toBeVisible()

  const pages = await print(button(room, 'Print'))
  expect(pages).toHaveLength(3)
  expect(pages[2]).toContain('Kept by')
  expect(pages[2]).toContain('Ġużeppi')
  expect(pages[2]).toContain('ECI(2026)000001')
  const sheets = pages.map(digitsOn)
  await button(room, 'All 3 sheets are here and can be read').click()

  await room.getByLabel('Sheet 1').fill(sheets[0]!.replace(/\d/u, (digit) => String((Number(digit) + 1) % 10)))
  await expect(room.getByRole('alert')).toHaveText('Group 1 is not right. Compare it with the sheet, digit by digit.')
  await room.getByLabel('Sheet 1').fill(sheets[0]!)
  await room.getByLabel('Sheet 2').fill(sheets[2]!)
  await button(room, 'Check the sheets').click()
  await expect(room.getByText(/This page has forgotten the shares/u)).toBeVisible()

  const publicKey = jsonIn(await save(button(room, 'Save the public key'))) as PublicKeyFile
  const shares = sheets.map((text) => certain(readShare(text)))
  const privateKey: PrivateKey = certain(await joinShares([shares[1]!, shares[2]!]))
  expect(publicKey).toMatchObject({ x: privateKey.x, kid: keyIdOf(privateKey) })
  expect(publicKey.packageSigningKey).toMatch(/^RW[\w+/]{54}$/u)

  const sample = await aSample(publicKey, folder)
  const rehearsal = await rehearse(desk, sample.file, async (place) => {
    await place.getByLabel('Sheet 1').fill(sheets[1]!)
    await place.getByLabel('Sheet 2').fill(sheets[0]!)
  })
  await expect(rehearsal.getByText(sample.proof)).toBeVisible()
  await expect(rehearsal.getByLabel('Sheet 1')).toHaveValue('')
})

test('a key in a file with a passphrase is what the command line makes, and opens what was saved', async ({ desk }) => {
  const { enter, save, folder, page } = desk
  const room = await enter('Make the keys')
  await room.getByLabel('In a file with a passphrase. Whoever has both can open everything.').check()
  await room.getByLabel('New passphrase', { exact: true }).fill('too short')
  await button(room, 'Make the keys').click()
  await expect(room.getByRole('alert')).toHaveText('The passphrase needs at least 12 characters.')
  await room.getByLabel('New passphrase', { exact: true }).fill(passphrase)
  await expect(room.getByText('Strong: nobody finds it by trying.')).toBeVisible()
  await room.getByLabel('The same again', { exact: true }).fill(passphrase)
  await room.getByLabel(/^The passphrase is written down/u).check()
  await button(room, 'Make the keys').click()
  const privateFile = await save(button(room, 'Save the private key'))
  const publicFile = await save(button(room, 'Save the public key'))

  await room.getByLabel('File of the private key').setInputFiles(privateFile)
  await room.getByLabel('Its passphrase', { exact: true }).fill(`${passphrase}!`)
  await button(room, 'Check the file').click()
  await expect(room.getByRole('alert')).toContainText('The passphrase does not open this file.')
  await room.getByLabel('Its passphrase', { exact: true }).fill(passphrase)
  await button(room, 'Check the file').click()
  await expect(room.getByText('The file opens with the passphrase.')).toBeVisible()

  const publicKey = jsonIn(publicFile) as PublicKeyFile
  const key = certain(await unlockKeyText(readFileSync(privateFile, 'utf8'), certain(passphraseFrom(passphrase))))
  expect(keyIdOf(key)).toBe(publicKey.kid)
  expect(Object.keys(jsonIn(privateFile) as object)).toEqual(['format', 'keyId', 'createdAt', 'jwe'])

  const sample = await aSample(publicKey, folder)
  const rehearsal = await rehearse(desk, sample.file, async (place) => {
    await place.getByLabel('In a file with a passphrase').check()
    await place.getByLabel('File of the private key').setInputFiles(privateFile)
    await place.getByLabel('Its passphrase', { exact: true }).fill(passphrase)
  })
  await expect(rehearsal.getByText(sample.proof)).toBeVisible()
  expect(await page.content()).not.toContain(passphrase)
})

test('a page with a key that is not saved asks before it closes, and one without does not', async ({ desk }) => {
  const { enter, page } = desk
  const room = await enter('Make the keys')
  await nameKeepers(room)
  const asked = page.waitForEvent('dialog')
  void page.close({ runBeforeUnload: true })
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
})
