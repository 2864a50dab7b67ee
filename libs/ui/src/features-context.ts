import type { Access } from '@ehr/contracts'
import { createContext, useContext } from 'react'
import type { ChartPanel, RecordWords, SummarySection, VisitPanel, WebFeature } from './feature.ts'
import { isAllowed, useViewer } from './viewer/viewer.ts'

const FeaturesContext = createContext<readonly WebFeature[]>([])

/** Gives every screen below the features of the installation, so that a page can hold parts of others. */
export const FeaturesProvider = FeaturesContext.Provider

/** A part that a feature brought, with the namespace of its texts. */
type FromFeature<Part> = Part & { readonly feature: string }

/** What features show on a visit's page to this person, in order, each with its namespace of texts. */
export function useVisitPanels(): FromFeature<VisitPanel>[] {
  return useParts(({ visitPanels }) => visitPanels)
}

/** What features show in the chart to this person, in order, for pages that repeat some of it beside their own. */
export function useChartPanels(): FromFeature<ChartPanel>[] {
  return useParts(({ chartPanels }) => chartPanels)
}

/** What features bring to the patient summary for this person, in order, each with its namespace of texts. */
export function useSummarySections(): FromFeature<SummarySection>[] {
  return useParts(({ summarySections }) => summarySections)
}

function useParts<Part extends { readonly access: Access; readonly order: number }>(
  partsOf: (feature: WebFeature) => readonly Part[] | undefined,
): FromFeature<Part>[] {
  const viewer = useViewer()
  return useContext(FeaturesContext)
    .flatMap((feature) => (partsOf(feature) ?? []).map((part) => ({ ...part, feature: feature.name })))
    .filter(({ access }) => isAllowed(viewer, access))
    .sort((left, right) => left.order - right.order)
}

/** The words of a kind of record, with the namespace of the feature that brings them; undefined: nobody does. */
export function useRecordWords(kind: string): (RecordWords & { readonly feature: string }) | undefined {
  const known = useContext(FeaturesContext).flatMap(({ name, records = [] }) =>
    records.map((words) => ({ ...words, feature: name })),
  )
  return known.find((words) => words.kind === kind)
}
