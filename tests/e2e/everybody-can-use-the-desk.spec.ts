import { barriersOn } from '#tests/support/barriers'
import { expect, test } from '#tests/support/desk'

const rooms = ['', 'keys', 'shares', 'rehearsal', 'opening', 'answer'] as const

const languages = 'bg es cs da de et el en fr ga hr it lv lt hu mt nl pl pt ro sk sl fi sv'.split(' ')

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, locale: 'en-IE' })

    test('no room of the desk has barriers', async ({ desk: { page } }) => {
      for (const room of rooms) {
        await page.evaluate(`location.hash = '${room}'`)
        await expect(page.locator('section:not([hidden]) h1')).toBeVisible()
        expect(await barriersOn(page), room).toEqual([])
      }
      await page.evaluate(`location.hash = 'keys'`)
      const room = page.locator('section:not([hidden])')
      await room.getByLabel('In a file with a passphrase. Whoever has both can open everything.').check()
      await room.getByRole('button', { name: 'Suggest a passphrase' }).click()
      await room.getByRole('button', { name: 'Make the keys', exact: true }).click()
      await expect(room.getByRole('alert')).toBeVisible()
      expect(await barriersOn(page), 'a problem').toEqual([])
    })
  })
}

test.describe('on a small screen', () => {
  test.use({ viewport: { width: 320, height: 640 }, locale: 'mt-MT' })

  test('the desk speaks all 24 languages, its reader’s own first, and no word is too long', async ({
    desk: { page },
  }) => {
    const picker = page.locator('select')
    await expect(page.locator('html')).toHaveAttribute('lang', 'mt')
    expect(
      await picker.locator('option').evaluateAll((options) => options.map((one) => one.getAttribute('lang'))),
    ).toEqual(languages)
    for (const language of languages) {
      await picker.selectOption(language)
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      for (const room of rooms) {
        await page.evaluate(`location.hash = '${room}'`)
        await expect(page.locator('section:not([hidden]) h1')).toBeVisible()
        const width = await page.evaluate('document.documentElement.scrollWidth')
        expect(width, `${language} ${room}`).toBe(320)
      }
    }
  })

  test('what was typed stays when the language changes, and in a room that one comes back to', async ({
    desk: { page },
  }) => {
    await page.locator('select').selectOption('en')
    await page.evaluate(`location.hash = 'keys'`)
    const name = page.getByLabel('Name of person 1').first()
    await name.fill('Ġużeppi')
    await page.locator('select').selectOption('el')
    await page.evaluate(`location.hash = 'opening'`)
    await page.locator('select').selectOption('en')
    await page.evaluate(`location.hash = 'keys'`)
    await expect(name).toHaveValue('Ġużeppi')
  })
})

test.describe('by keyboard', () => {
  test.use({ locale: 'en-IE' })

  test('every room is reached and left, and the skip link leads to the content', async ({ desk: { page } }) => {
    await page.keyboard.press('Tab')
    await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('main')).toBeFocused()
    await page.keyboard.press('Tab')
    await expect(page.getByRole('link', { name: 'Make the keys' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Make the keys' })).toBeFocused()
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('radio', { name: /^In a file with a passphrase/u })).toBeChecked()
  })
})
