import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** A rule of WCAG that a page breaks, and where. */
export interface Violation {
  readonly id: string
  readonly where: readonly string[]
}

/** What axe finds on a page by the rules of WCAG 2.2, levels A and AA. */
export async function findViolations(page: Page): Promise<Violation[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ target }) => target.join(' ')) }))
}
