import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { writeDesk } from '#lib/cli/desk-file'
import { lockKey } from '#lib/opening/locked-key'
import { passphraseFrom } from '#lib/opening/passphrase'
import { shareText } from '#lib/shares/share-text'
import { certain } from '#tests/support/certain'
import { anExportHeader, aStatement, exportBytes, sealAll, testPrivateKey } from '#tests/support/exports'
import { firefox } from '#tests/support/firefox'
import { sharesOf } from '#tests/support/shares'

/** What a reader does, in the page: waits, finds a button by its words, types. */
const hands = `
  const room = () => document.querySelector('section:not([hidden])')
  const until = async (found) => {
    for (let tries = 0; tries < 600; tries += 1) {
      const value = found()
      if (value) return value
      await new Promise((done) => setTimeout(done, 100))
    }
    throw new Error('waited in vain')
  }
  const press = async (words) =>
    (await until(() => [...room().querySelectorAll('button')].find((one) => one.textContent === words))).click()
  const type = async (control, text) => {
    Object.getOwnPropertyDescriptor(control.constructor.prototype, 'value').set.call(control, text)
    control.dispatchEvent(new Event('input', { bubbles: true }))
    // What is typed next finds the page drawn anew.
    await new Promise((done) => setTimeout(done, 100))
  }
`

/** What the command line writes of an export as its list. */
function hashOfList(folder: string, file: string, keyFile: string, passphraseFile: string): string {
  const out = join(folder, 'opened')
  const words = ['open', file, '--key', keyFile, '--out', out, '--passphrase-file', passphraseFile]
  execFileSync(process.execPath, ['lib/cli/export.ts', ...words], { stdio: 'pipe' })
  const [archive = ''] = readdirSync(out)
  const list = execFileSync('unzip', ['-p', join(out, archive), 'manifest.json'])
  return createHash('sha256').update(list).digest('hex')
}

test('in Firefox a key is made and split, and an export becomes the package of the command line', async ({}, testInfo) => {
  test.slow()
  const folder = testInfo.outputPath('.')
  const desk = testInfo.outputPath('colligo-desk.html')
  await writeDesk(desk)
  const browser = await firefox()
  try {
    await browser.open(`file://${desk}#keys`)
    const made = await browser.run(`${hands}
      await until(room)
      const fields = [...room().querySelectorAll('input[type=text]')].slice(1, 4)
      for (const [index, field] of fields.entries()) await type(field, 'Person ' + index)
      await press('Make the keys and split the private one')
      return (await until(() => room().querySelector('.step.done'))).textContent`)
    expect(made).toMatch(/The keys are made, and the private one is split\. Their name is [\w-]{43}\./u)

    const file = testInfo.outputPath('estonia.colligo')
    const statements = Array.from({ length: 70 }, () => aStatement('EE', { familyNames: 'Ööbik-Põldsaar' }))
    writeFileSync(file, exportBytes(anExportHeader('EE'), await sealAll(statements, 'EE')))
    await browser.run(`${hands}
      location.hash = 'opening'
      await until(() => room().textContent.includes('Choose the export'))`)
    await browser.chooseFile(`document.querySelector('section:not([hidden]) input[type=file]')`, file)
    const [one, other] = await sharesOf(testPrivateKey, 2, 3)
    const hash = await browser.run(`${hands}
      const fields = await until(() => room().querySelectorAll('textarea').length === 2 && room().querySelectorAll('textarea'))
      await type(fields[0], ${JSON.stringify(shareText(one!))})
      await type(fields[1], ${JSON.stringify(shareText(other!))})
      await press('Open the export')
      return (await until(() => room().querySelector('dd .mono'))).textContent`)

    const keyFile = join(folder, 'organisers-private-key.json')
    const passphrase = 'seven quiet cranes over Tisza'
    writeFileSync(keyFile, JSON.stringify(await lockKey(testPrivateKey, certain(passphraseFrom(passphrase)))))
    const passphraseFile = join(folder, 'passphrase')
    writeFileSync(passphraseFile, passphrase)
    expect(hash).toBe(hashOfList(folder, file, keyFile, passphraseFile))
    expect(browser.complaints).toEqual([])
    expect(browser.asked).toEqual([])
  } finally {
    await browser.close()
  }
})
