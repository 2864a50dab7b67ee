import { STATES, type State } from '../shots/states.ts'

/** A way in which all screens are looked at, and the one project that does. */
export interface Look {
  readonly scheme: 'light' | 'dark'
  readonly state: State
  readonly project: string
}

/** The two that differ most: direction, width, pointer, and the letters whose contrast axe does not see. */
const PROJECTS = ['en desktop', 'ar phone'] as const

/**
 * Which looks are held against the rules: in each run the screens with their data, once in light and once in dark
 * colours; with `full` every state in both, which takes half an hour and is part of `pnpm test:full`.
 */
export function planLooks(extent: string | undefined): readonly Look[] {
  if (extent !== 'full') {
    return [
      { scheme: 'light', state: 'full', project: 'en desktop' },
      { scheme: 'dark', state: 'full', project: 'ar phone' },
    ]
  }
  return PROJECTS.flatMap((project) =>
    (['light', 'dark'] as const).flatMap((scheme) =>
      // The state `dark` is the full one in dark colours, which pictures need by name.
      STATES.filter((state) => state !== 'dark').map((state) => ({ scheme, state, project })),
    ),
  )
}
