import type { Page } from '@playwright/test'

/** Of a picture, in pixels. */
const TALLEST = 6_000

/** The whole page at once, as a very tall window shows it: what is sticky stays at its edge and covers nothing. */
export async function growToContent(page: Page, tallest = TALLEST): Promise<void> {
  const size = page.viewportSize()
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  if (size !== null && height > size.height) {
    await page.setViewportSize({ ...size, height: Math.min(height, tallest) })
  }
}
