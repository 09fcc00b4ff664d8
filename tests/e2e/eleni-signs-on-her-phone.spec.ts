import { accessibilityTree, expectInOrder, type Expected } from '#tests/support/accessibility-tree'
import { catalogue } from '#tests/support/catalogue'
import { fillForm, provenIn } from '#tests/support/signing-page'
import { expect, test } from '#tests/support/site'

const t = catalogue('el')

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, locale: 'el-GR' })

const field = (name: string): string => t(`legal.fields.${name}`)
const hint = (name: string): string => t(`signing.hints.${name}`)

/** What Eleni is told of the form from its first heading to its button. */
const form: readonly Expected[] = [
  ['heading', t('signing.title').replace('{memberState}', 'Ελλάδα')],
  ['link', t('choose.change')],
  ['group', t('signing.who')],
  ['textbox', field('givenNames'), hint('givenNames')],
  ['textbox', field('familyNames'), hint('familyNames')],
  ['group', field('dateOfBirth'), hint('dateOfBirth')],
  ['textbox', t('signing.day')],
  ['textbox', t('signing.month')],
  ['textbox', t('signing.year')],
  ['group', t('signing.residence')],
  ['textbox', field('street')],
  ['textbox', field('streetNumber'), hint('streetNumber')],
  ['textbox', field('postalCode'), hint('postalCode').replace('{example}', '105 63')],
  ['textbox', field('city')],
  ['combobox', field('country'), hint('country')],
  ['group', t('signing.declarations')],
  ['checkbox', t('legal.declarations.correct-and-first')],
  ['checkbox', t('legal.declarations.privacy-read')],
  ['link', t('signing.privacyLink')],
  ['heading', t('signing.check')],
  ['button', t('signing.submit')],
]

test('Eleni signs on her phone in Greek, by what her screen reader tells her', async ({ page }) => {
  await page.goto('/')
  await expect(page).toHaveURL(/\/el$/u)
  await page
    .getByRole('link', { name: t('initiative.signButton') })
    .first()
    .tap()
  await expect(page).toHaveTitle(new RegExp(t('choose.title').slice(0, 12), 'u'))
  expectInOrder(await accessibilityTree(page), [
    ['heading', t('choose.title')],
    ['navigation', t('choose.suggested')],
    ['link', /^Ελλάδα/u],
    ['navigation', t('choose.label')],
  ])
  await page.getByRole('link', { name: 'Ελλάδα' }).first().tap()

  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ελλάδα')
  const tree = await accessibilityTree(page)
  expectInOrder(tree, form)
  expect(
    tree.filter(({ role, name }) => role === 'textbox' && name === ''),
    'no field is without a name',
  ).toEqual([])
  // The check's own box counts as invalid until it is done.
  expect(tree.filter(({ isInvalid, role }) => isInvalid && role !== 'checkbox')).toEqual([])

  await fillForm(page, 'EL', { familyNames: '', dateOfBirth: '31.2.1978' })
  await provenIn(page)
  await page.getByRole('button', { name: t('signing.submit') }).tap()
  await expect(page.getByRole('alert').filter({ hasText: t('problems.summaryText') })).toBeFocused()
  const told = await accessibilityTree(page)
  expectInOrder(told, [
    ['alert', /2/u],
    ['heading', /2/u],
    ['link', `${field('familyNames')}: ${t('problems.missing')}`],
    ['link', `${field('dateOfBirth')}: ${t('problems.not-a-day')}`],
    ['textbox', field('givenNames'), hint('givenNames')],
    ['textbox', field('familyNames'), `${hint('familyNames')} ${t('problems.missing')}`],
    ['group', field('dateOfBirth'), `${hint('dateOfBirth')} ${t('problems.not-a-day')}`],
  ])
  expect(told.filter(({ isInvalid }) => isInvalid).map(({ name }) => name)).toEqual([
    field('familyNames'),
    t('signing.day'),
    t('signing.month'),
    t('signing.year'),
  ])

  await page.getByRole('link', { name: new RegExp(`^${field('familyNames')}`, 'u') }).tap()
  await expect(page.locator('[name="familyNames"]')).toBeFocused()
  await fillForm(page, 'EL')
  await provenIn(page)
  await page.getByRole('button', { name: t('signing.submit') }).tap()

  await page.waitForURL(/\/el\/signed\?/u)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('receipt.title'))
  expectInOrder(await accessibilityTree(page), [
    ['heading', t('receipt.title')],
    ['term', t('receipt.identifier')],
    ['definition', ''],
    ['term', t('receipt.signedOn')],
    ['link', t('receipt.pdf')],
    ['heading', t('receipt.shareTitle')],
    ['link', t('receipt.shareMail')],
    ['link', t('receipt.shareOn').replace('{network}', 'Mastodon')],
    ['image', t('receipt.qr')],
    ['link', t('receipt.back')],
  ])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
})

test('her phone shows the keys she needs, and fills in what it knows', async ({ page }) => {
  const controls = () =>
    page.locator('form input[type=text], form select').evaluateAll((all) =>
      all.map((control) => {
        const of = (name: string): string => control.getAttribute(name) ?? ''
        return `${of('name')} ${of('autocomplete')} ${of('inputmode')}${of('autocapitalize')}`
      }),
    )
  await page.goto('/el/sign/EL')
  expect(await controls()).toEqual([
    'givenNames given-name words',
    'familyNames family-name words',
    'dateOfBirth.day bday-day numeric',
    'dateOfBirth.month bday-month numeric',
    'dateOfBirth.year bday-year numeric',
    'street address-line1 words',
    'streetNumber address-line2 words',
    'postalCode postal-code characters',
    'city address-level2 words',
    'country country ',
  ])
  await page.goto('/el/sign/EE')
  expect((await controls()).at(-1)).toBe('documentNumber  numeric')
  await page.goto('/el/sign/CY')
  expect((await controls()).at(-1), 'a passport has letters').toBe('documentNumber  characters')
})

test('the example follows the document and the country that she chooses', async ({ page }) => {
  await page.goto('/el/sign/CY')
  const hintOfNumber = page.locator('#documentNumber-hint')
  await expect(hintOfNumber).toContainText('Δελτίο Ταυτότητας: 712345; Διαβατήριο: K12345678')
  await page.locator('[name="documentType"]').selectOption('passport')
  await expect(hintOfNumber).toContainText('K12345678')
  await expect(hintOfNumber).not.toContainText('712345;')
  await page.locator('[name="documentType"]').selectOption('id.card')
  await expect(page.locator('[name="documentNumber"]')).toHaveAttribute('inputmode', 'numeric')

  await page.goto('/el/sign/EL')
  await page.locator('[name="country"]').selectOption('GB')
  await expect(page.locator('#postalCode-hint')).toContainText('SW1A 1AA')
  await page.locator('[name="country"]').selectOption('US')
  await expect(page.locator('#postalCode-hint')).toHaveCount(0)
})
