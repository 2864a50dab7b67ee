import { createContext, useContext } from 'react'
import type { VisitPanel, WebFeature } from './feature.ts'
import { isAllowed, useViewer } from './viewer/viewer.ts'

const FeaturesContext = createContext<readonly WebFeature[]>([])

/** Gives every screen below the features of the installation, so that a page can hold parts of others. */
export const FeaturesProvider = FeaturesContext.Provider

/** What features show on a visit's page to this person, in order, each with its namespace of texts. */
export function useVisitPanels(): (VisitPanel & { readonly feature: string })[] {
  const viewer = useViewer()
  return useContext(FeaturesContext)
    .flatMap(({ name, visitPanels = [] }) => visitPanels.map((panel) => ({ ...panel, feature: name })))
    .filter(({ access }) => isAllowed(viewer, access))
    .sort((left, right) => left.order - right.order)
}
