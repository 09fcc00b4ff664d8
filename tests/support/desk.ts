import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect, type Locator, type Page } from '@playwright/test'
import { writeDesk } from '#lib/cli/desk-file'

/** The desk open in a browser, and where its files go. */
export interface Desk {
  readonly page: Page
  /** A folder of the test's own. */
  readonly folder: string
  /** Goes into a room by its door. */
  readonly enter: (room: string) => Promise<Locator>
  /** Presses what saves a file, and tells where it is. */
  readonly save: (button: Locator) => Promise<string>
  /** Prints, and gives what is on each page. */
  readonly print: (button: Locator) => Promise<readonly string[]>
}

interface Worker {
  /** The desk as one file, made once for all tests of a worker. */
  readonly deskFile: string
}

/** Whatever a browser asks for: nothing but the file itself and what its own page has made. */
const isOwn = (url: string): boolean => /^(?:file|blob|data):/u.test(url)

/** Drives the desk from the disk, with the network cut, and fails where it asks for anything or complains. */
export const test = base.extend<{ desk: Desk }, Worker>({
  deskFile: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'colligo-desk-'))
      const file = join(folder, 'colligo-desk.html')
      await writeDesk(file)
      await use(file)
      rmSync(folder, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
  desk: async ({ context, page, deskFile }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'colligo-desk-'))
    const asked: string[] = []
    const complaints: string[] = []
    context.on('request', (request) => {
      if (!isOwn(request.url())) asked.push(request.url())
    })
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    await context.setOffline(true)
    await page.addInitScript(() => {
      // A window for saving cannot be pressed from here; the download is the other way.
      Reflect.deleteProperty(globalThis, 'showSaveFilePicker')
      // Nor a window for printing; `page.pdf` prints what would be.
      globalThis.print = () => undefined
    })
    await page.goto(`file://${deskFile}`)
    await use(deskIn(page, folder))
    expect(asked, 'what the desk has asked for').toEqual([])
    expect(complaints, 'what the browser complains of').toEqual([])
    expect(await keptIn(page), 'what the browser keeps').toEqual({ local: 0, session: 0, cookies: '', databases: 0 })
    rmSync(folder, { recursive: true, force: true })
  },
})

export { expect }

function deskIn(page: Page, folder: string): Desk {
  let files = 0
  return {
    page,
    folder,
    enter: async (room) => {
      await page.getByRole('link', { name: room }).click()
      await expect(page.getByRole('heading', { level: 1, name: room })).toBeFocused()
      return page.locator('section:not([hidden])')
    },
    save: async (button) => {
      const downloading = page.waitForEvent('download')
      await button.click()
      const download = await downloading
      const file = join(folder, `${String((files += 1))}-${download.suggestedFilename()}`)
      await download.saveAs(file)
      return file
    },
    print: async (button) => {
      await button.click()
      const file = join(folder, `${String((files += 1))}.pdf`)
      writeFileSync(file, await page.pdf({ preferCSSPageSize: true }))
      return execFileSync('pdftotext', ['-layout', file, '-']).toString().split('\f').slice(0, -1)
    },
  }
}

const keptIn = (page: Page) =>
  page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    cookies: document.cookie,
    databases: (await indexedDB.databases()).length,
  }))

/** The digits of a printed sheet, as somebody types them who leaves out the numbers of the rows. */
export function digitsOn(sheet: string): string {
  const rows = sheet.split('\n').flatMap((line) => /^\s*Groups \d+ to \d+((?:\s+\d{6}){6})/u.exec(line)?.[1] ?? [])
  return rows.map((row) => row.trim().replaceAll(/\s+/gu, ' ')).join('\n')
}

export const jsonIn = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))
