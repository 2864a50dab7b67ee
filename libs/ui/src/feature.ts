import type { Access } from '@ehr/contracts'
import type { ComponentType, ReactNode } from 'react'

/** What one feature brings to ehr-web; the shell composes all of them and knows none by name. */
export interface WebFeature {
  /** The feature's folder name; also its namespace of translations, the files of `src/locales`. */
  readonly name: string
  readonly routes: readonly WebRoute[]
  readonly nav?: readonly NavItem[]
  readonly chartPanels?: readonly ChartPanel[]
  readonly chartActions?: readonly ChartAction[]
  readonly chartTools?: readonly ChartTool[]
  readonly visitPanels?: readonly VisitPanel[]
  readonly summarySections?: readonly SummarySection[]
  readonly dayPanels?: readonly DayPanel[]
  readonly timeline?: TimelineSource
  readonly bannerSlots?: readonly BannerSlot[]
  readonly chartGate?: ChartGate
  readonly records?: readonly RecordWords[]
}

/** States a feature; returns it unchanged, with its exact type. */
export function defineWebFeature<const F extends WebFeature>(feature: F): F {
  return feature
}

/** A file of translations: texts by key, nested at will. */
export interface LocaleTree {
  readonly [key: string]: string | LocaleTree
}

/** A screen with an address of its own; one below `/patients/$patientId` gets the patient banner. */
export interface WebRoute {
  /** In TanStack Router's notation: `/patients/$patientId/vitals`. Ids only, never patient data. */
  readonly path: `/${string}`
  readonly access: Access
  /** Key of the feature's namespace for the window's title, which never names a patient. */
  readonly titleKey?: string
  readonly screen: () => Promise<{ Screen: ComponentType<ScreenProps> }>
}

/** What the shell gives every screen: the ids in its address. */
export interface ScreenProps {
  readonly params: Readonly<Record<string, string>>
}

/** An entry of the main navigation and of the palette. */
export interface NavItem {
  readonly path: `/${string}`
  readonly labelKey: string
  readonly icon: ComponentType<IconProps>
  readonly access: Access
  /** Ascending; leave gaps of ten. */
  readonly order: number
  /** A key after `g`, as `KeyboardEvent.code`: `KeyP` for `g` then `p`. */
  readonly shortcut?: `Key${Uppercase<string>}`
}

/** What an icon of `@tabler/icons-react` takes and we use. */
export interface IconProps {
  size?: number | string
  stroke?: number | string
  className?: string
}

/** A part of the chart page, which loads and fails alone. */
export interface ChartPanel {
  readonly id: string
  readonly titleKey: string
  readonly access: Access
  readonly order: number
  /** Columns of a three-column grid; 1 unless told. */
  readonly size?: 1 | 2 | 3
  /** Address of the full screen below the chart, with `$patientId`. */
  readonly path?: `/patients/$patientId/${string}`
  readonly panel: () => Promise<{ Panel: ComponentType<PatientProps> }>
}

/** An entry of the chart's "New" menu: what may be recorded for a patient. */
export interface ChartAction {
  readonly labelKey: string
  readonly access: Access
  readonly order: number
  readonly path: `/patients/$patientId/${string}`
}

/** Something to be done with a whole chart, such as printing it: a button beside the chart's parts. */
export interface ChartTool extends Omit<NavItem, 'path' | 'shortcut'> {
  readonly path: `/patients/$patientId/${string}`
}

export interface PatientProps {
  readonly patientId: string
}

/** A part of a visit's page: what a feature recorded during it. Shows nothing where there is nothing. */
export interface VisitPanel {
  readonly id: string
  readonly access: Access
  readonly order: number
  readonly panel: () => Promise<{ Panel: ComponentType<VisitProps> }>
}

export interface VisitProps extends PatientProps {
  readonly encounterId: string
}

/**
 * A part of the day page, the home of the application: what waits for this person today. It loads and fails alone,
 * stands under a heading of its own, and on a phone is a tab.
 */
export interface DayPanel {
  readonly id: string
  readonly titleKey: string
  readonly access: Access
  /** Ascending; leave gaps of ten. */
  readonly order: number
  /** `main`: the wide column, the arrivals; `end`: the narrow one beside it. */
  readonly place: 'main' | 'end'
  readonly panel: () => Promise<{ Panel: ComponentType }>
}

/** A part of the patient summary, which is printed: complete, without links, under a heading of its own. */
export interface SummarySection {
  readonly id: string
  readonly titleKey: string
  readonly access: Access
  /** Ascending; leave gaps of ten. */
  readonly order: number
  readonly section: () => Promise<{ SummarySection: ComponentType<PatientProps> }>
}

/** Entries of one feature for the patient's timeline, which the shell merges with the others'. */
export interface TimelineSource {
  readonly access: Access
  /** The kinds it brings, for the filter; `labelKey` in the feature's namespace. */
  readonly kinds: readonly { readonly kind: string; readonly labelKey: string }[]
  /** Newest first, strictly before the given moment, at most `limit`. @throws RequestFailure */
  readonly fetch: (patientId: string, page: TimelinePage) => Promise<readonly TimelineEntry[]>
}

export interface TimelinePage {
  readonly before?: string
  readonly limit: number
  readonly signal?: AbortSignal
}

/** One line of the timeline. Text that people recorded is `title`; a text of ours is `titleKey`. */
export interface TimelineEntry {
  readonly id: string
  /** A moment (`2026-11-21T09:30:00.000Z`), or a date when the time of day is not known. */
  readonly at: string
  readonly kind: string
  readonly title?: string
  readonly titleKey?: string
  readonly values?: Readonly<Record<string, string | number>>
  readonly detail?: string
  readonly path?: `/${string}`
}

/** A part of the patient banner that a feature fills: the allergies. */
export interface BannerSlot {
  readonly slot: 'allergies'
  readonly access: Access
  readonly content: () => Promise<{ Slot: ComponentType<PatientProps> }>
}

/** What stands before the chart of a patient whose record is restricted, and opens it in its place. */
export interface ChartGate {
  readonly content: () => Promise<{ Gate: ComponentType<ChartGateProps> }>
}

export interface ChartGateProps extends PatientProps {
  /** Shows whose chart it is, without anything clinical. */
  readonly banner: ReactNode
  /** The chart; not even made while it is closed. */
  readonly children: ReactNode
}

/** The words of a kind of record whose history can be read, in the feature's namespace. */
export interface RecordWords {
  /** As the API's feature declares it: `allergy`. */
  readonly kind: string
  /** What one such record is called. */
  readonly titleKey: string
  /** Keys of labels that are not `field.<field>`; a part's field is `names.use`. */
  readonly labelKeys?: Readonly<Record<string, string>>
  /** Where the words of a coded field are, if not below `value.<field>`. */
  readonly valueKeys?: Readonly<Record<string, string>>
}
