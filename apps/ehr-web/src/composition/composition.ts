import {
  type BannerSlot,
  type ChartAction,
  type ChartGate,
  type ChartPanel,
  type ChartTool,
  type DayPanel,
  isAllowed,
  type NavItem,
  type TimelineSource,
  type Viewer,
  type WebFeature,
} from '@ehr/ui'
import { DAY_PLACE } from '../day/day-place.ts'

/** A part that a feature brought, with the namespace of its texts. */
export type FromFeature<Part> = Part & { readonly feature: string }

interface Placed {
  readonly access: NavItem['access']
  readonly order: number
}

/** The navigation that this person may use, in order; the day first, for whom there is one. */
export function listNavigation(features: readonly WebFeature[], viewer: Viewer): FromFeature<NavItem>[] {
  const places = collect(features, viewer, (feature) => feature.nav)
  return listDayPanels(features, viewer).length === 0 ? places : [DAY_PLACE, ...places]
}

/** The chart's panels that this person may see, in order. */
export function listChartPanels(features: readonly WebFeature[], viewer: Viewer): FromFeature<ChartPanel>[] {
  return collect(features, viewer, (feature) => feature.chartPanels)
}

/** What this person may record for a patient, in order. */
export function listChartActions(
  features: readonly WebFeature[],
  viewer: Viewer,
): FromFeature<ChartAction>[] {
  return collect(features, viewer, (feature) => feature.chartActions)
}

/** The parts of the day page that this person may see, in order. */
export function listDayPanels(features: readonly WebFeature[], viewer: Viewer): FromFeature<DayPanel>[] {
  return collect(features, viewer, (feature) => feature.dayPanels)
}

/** What this person may do with a whole chart, in order. */
export function listChartTools(features: readonly WebFeature[], viewer: Viewer): FromFeature<ChartTool>[] {
  return collect(features, viewer, (feature) => feature.chartTools)
}

/** The sources of the timeline that this person may read. */
export function listTimelineSources(
  features: readonly WebFeature[],
  viewer: Viewer,
): FromFeature<TimelineSource>[] {
  return features.flatMap(({ name, timeline }) =>
    timeline !== undefined && isAllowed(viewer, timeline.access) ? [{ ...timeline, feature: name }] : [],
  )
}

/** What fills a place in the patient banner; undefined when nobody fills it or this person may not see it. */
export function findBannerSlot(
  features: readonly WebFeature[],
  viewer: Viewer,
  slot: BannerSlot['slot'],
): BannerSlot | undefined {
  return features
    .flatMap((feature) => feature.bannerSlots ?? [])
    .find((candidate) => candidate.slot === slot && isAllowed(viewer, candidate.access))
}

/** What stands before a restricted chart; undefined when no feature brings it. */
export function findChartGate(features: readonly WebFeature[]): ChartGate | undefined {
  return features.find(({ chartGate }) => chartGate !== undefined)?.chartGate
}

function collect<Part extends Placed>(
  features: readonly WebFeature[],
  viewer: Viewer,
  partsOf: (feature: WebFeature) => readonly Part[] | undefined,
): FromFeature<Part>[] {
  return features
    .flatMap((feature) => (partsOf(feature) ?? []).map((part) => ({ ...part, feature: feature.name })))
    .filter((part) => isAllowed(viewer, part.access))
    .sort((left, right) => left.order - right.order)
}
