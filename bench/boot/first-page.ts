import type { Browser } from '@playwright/test'

const MEGABIT = 1_000_000 / 8
const LOADS = 5

/** What a first visit of the sign-in costs. */
export interface FirstPage {
  scriptKb: number
  largestContentfulPaintS: number
}

/** Opens a page with nothing cached and waits until a password can be typed. */
export async function openSignIn(browser: Browser, address: string): Promise<void> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(address)
  await page.locator('input[type=password]').waitFor({ timeout: 120_000 })
  await context.close()
}

/** Measures first visits over 10 Mbit/s and 40 ms, nothing cached, gzip only; answers the median of five. */
export async function measureFirstPage(browser: Browser, address: string): Promise<FirstPage> {
  const visits: FirstPage[] = []
  for (let load = 0; load < LOADS; load += 1) visits.push(await visit(browser, address))
  return {
    scriptKb: median(visits.map(({ scriptKb }) => scriptKb)),
    largestContentfulPaintS: median(visits.map((each) => each.largestContentfulPaintS)),
  }
}

async function visit(browser: Browser, address: string): Promise<FirstPage> {
  const context = await browser.newContext({ extraHTTPHeaders: { 'accept-encoding': 'gzip' } })
  const page = await context.newPage()
  const protocol = await context.newCDPSession(page)
  const scripts = new Set<string>()
  let scriptBytes = 0
  protocol.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId)
  })
  protocol.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) scriptBytes += encodedDataLength
  })
  await protocol.send('Network.enable')
  await protocol.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 40,
    downloadThroughput: 10 * MEGABIT,
    uploadThroughput: 10 * MEGABIT,
  })
  await page.goto(address)
  await page.locator('input[type=password]').waitFor()
  await page.waitForLoadState('networkidle')
  const paintMs = await page.evaluate(readLargestContentfulPaint)
  await context.close()
  return { scriptKb: scriptBytes / 1000, largestContentfulPaintS: paintMs / 1000 }
}

/** Runs in the page. */
function readLargestContentfulPaint(): Promise<number> {
  return new Promise((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
      type: 'largest-contentful-paint',
      buffered: true,
    })
  })
}

function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0
}
