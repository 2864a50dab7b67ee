import { createContext, type ReactNode } from 'react'

/**
 * How the shell names the place that somebody leaves for, such as another patient's identity; `undefined` says
 * nothing. Lets the leave dialog name both patients without knowing the patients feature.
 */
export const LeaveTargetContext = createContext<(pathname: string) => ReactNode>(() => undefined)
