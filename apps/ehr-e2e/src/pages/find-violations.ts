import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** A rule of WCAG that a page breaks, and where. */
export interface Violation {
  readonly id: string
  readonly where: readonly string[]
}

type Finding = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'][number]

/** What axe finds on a page by the rules of WCAG 2.2, levels A and AA. */
export async function findViolations(page: Page): Promise<Violation[]> {
  const { violations } = await new AxeBuilder({ page })
    // Otherwise each look opens a page of its own to put the answer together, which only foreign frames need.
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations.flatMap(violationOf)
}

function violationOf({ id, nodes }: Finding): Violation[] {
  const broken = nodes.filter((node) => !isScrolledUnder(node))
  return broken.length === 0 ? [] : [{ id, where: broken.map(({ target }) => target.join(' ')) }]
}

/** A target that is half under a sticky bar at this moment comes out from under it by scrolling. */
function isScrolledUnder({ any }: Finding['nodes'][number]): boolean {
  return any.some(({ id, data }) => id === 'target-size' && /obscured/i.test(keyOf(data)))
}

function keyOf(data: unknown): string {
  return typeof data === 'object' && data !== null && 'messageKey' in data ? String(data.messageKey) : ''
}
