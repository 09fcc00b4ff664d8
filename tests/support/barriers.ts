import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/**
 * What axe finds against WCAG 2.2 AA and good practice on the page that is shown, a line each.
 *
 * @param doesMeasureColours - Takes most of the time, and colours are the same in every language.
 */
export async function barriersOn(page: Page, doesMeasureColours = true): Promise<readonly string[]> {
  // Without frames: else each look would open a page of its own to put them together.
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    .withTags([...['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']])
  const { violations } = await (doesMeasureColours ? axe : axe.disableRules('color-contrast')).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}
