import type { BannerSlot, ChartPanel, Viewer, WebFeature } from '@ehr/ui'
import { findBannerSlot, listChartPanels } from '../composition/composition.ts'
import { lazyPart } from '../composition/lazy-part.ts'

/** The component of a chart's panel. */
export function panelPart({ panel }: ChartPanel) {
  return lazyPart(panel, async () => (await panel()).Panel)
}

/** The component that fills a place of the banner. */
export function slotPart({ content }: BannerSlot) {
  return lazyPart(content, async () => (await content()).Slot)
}

/** Fetches the code of everything that a chart shows, so that opening one waits for its data only. */
export async function preloadChart(features: readonly WebFeature[], viewer: Viewer): Promise<void> {
  const slot = findBannerSlot(features, viewer, 'allergies')
  const parts = [
    ...(slot === undefined ? [] : [slotPart(slot)]),
    ...listChartPanels(features, viewer).map(panelPart),
  ]
  await Promise.all(parts.map((part) => part.preload()))
}
