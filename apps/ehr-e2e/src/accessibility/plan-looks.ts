import { STATES, type State } from '../shots/states.ts'

/** A way in which screens are looked at, and the one project that does. */
export interface Look {
  readonly scheme: 'light' | 'dark'
  readonly state: State
  readonly project: string
  /** Every second screen only, from the first or from the second on; all of them without it. */
  readonly half?: 0 | 1
}

/** The two that differ most: direction, width, pointer, and the letters whose contrast axe does not see. */
const PROJECTS = ['en desktop', 'ar phone'] as const

/** What is asked for by the environment of a run. */
export interface Extent {
  /** `EHR_ACCESSIBILITY`: `full` is every state in both colour schemes and takes half an hour. */
  readonly accessibility?: string | undefined
  /** `EHR_JOURNEYS`: `everywhere` is each screen with its data in both looks. */
  readonly journeys?: string | undefined
}

/**
 * Which looks are held against the rules: in each run every screen once with its data, half of them in light and half
 * in dark colours; before staging each in both; in `pnpm test:full` every state.
 */
export function planLooks({ accessibility, journeys }: Extent): readonly Look[] {
  if (accessibility === 'full') return PROJECTS.flatMap(listEveryLook)
  const looks: readonly Look[] = [
    { scheme: 'light', state: 'full', project: 'en desktop', half: 0 },
    { scheme: 'dark', state: 'full', project: 'ar phone', half: 1 },
  ]
  return journeys === 'everywhere' ? looks.map(({ half: _, ...look }) => look) : looks
}

function listEveryLook(project: string): readonly Look[] {
  // The state `dark` is the full one in dark colours, which pictures need by name.
  const states = STATES.filter((state) => state !== 'dark')
  return (['light', 'dark'] as const).flatMap((scheme) => states.map((state) => ({ scheme, state, project })))
}
