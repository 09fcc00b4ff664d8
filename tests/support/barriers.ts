import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** Rules of axe that words can break: two landmarks by one name, a link without any, a title that is none. */
const brokenByWords = [
  ...[
    'aria-allowed-attr',
    'aria-input-field-name',
    'button-name',
    'document-title',
    'duplicate-id-aria',
    'empty-heading',
  ],
  ...['frame-title', 'heading-order', 'html-has-lang', 'html-lang-valid', 'image-alt', 'input-button-name', 'label'],
  ...['label-content-name-mismatch', 'landmark-unique', 'link-name', 'list', 'region', 'select-name', 'svg-img-alt'],
  ...['summary-name', 'valid-lang'],
]

// Without frames: else each look would open a page of its own to put them together.
const axeOn = (page: Page): AxeBuilder => new AxeBuilder({ page }).setLegacyMode()

/** What axe finds against WCAG 2.2 AA and good practice on the page that is shown, a line each. */
export const barriersOn = (page: Page): Promise<readonly string[]> =>
  linesOf(axeOn(page).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']))

/** What it finds that depends on the language: the rest is the same in all, and takes most of the time. */
export const barriersOfWordsOn = (page: Page): Promise<readonly string[]> =>
  linesOf(axeOn(page).withRules(brokenByWords))

async function linesOf(axe: AxeBuilder): Promise<readonly string[]> {
  const { violations } = await axe.analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}
