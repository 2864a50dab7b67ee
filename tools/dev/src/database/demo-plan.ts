import type { ClinicState } from './demo-state.ts'

/** What to do about the demo clinic; `why` is told to the person. */
export type DemoPlan =
  | { readonly kind: 'load' }
  | { readonly kind: 'keep' }
  | { readonly kind: 'skip'; readonly why: string }

/**
 * Decides about the demo clinic: loaded into an empty database, completed or moved to this week where it was
 * loaded before, and never put among people's own patients or where the data is not to be made up.
 */
export function planDemo(state: ClinicState, wantedClass = 'synthetic'): DemoPlan {
  const dataClass = state.dataClass ?? wantedClass
  if (dataClass !== 'synthetic' || wantedClass !== 'synthetic') {
    const found = dataClass === 'synthetic' ? wantedClass : dataClass
    return { kind: 'skip', why: `The data class is ${found}: no demo clinic is loaded.` }
  }
  if (state.hasDemo) return state.isDemoCurrent ? { kind: 'keep' } : { kind: 'load' }
  if (state.hasPatients) {
    return { kind: 'skip', why: 'This database has patients already: no demo clinic is loaded.' }
  }
  return { kind: 'load' }
}
