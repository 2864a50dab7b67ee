import type { Access, Role } from '@ehr/contracts'
import { createContext, useContext } from 'react'
import type { Digits } from '../i18n/languages.ts'

/** Who looks at the screen and what the site has set: all that screens need to know of the session. */
export interface Viewer {
  readonly name: string
  readonly roles: readonly Role[]
  readonly permissions: ReadonlySet<string>
  readonly site: Site
}

/** What the clinic has set for all its screens. */
export interface Site {
  readonly name: string
  /** IANA name; moments are shown in this zone. */
  readonly timeZone: string
  readonly digits: Digits
  /** Languages that it offers; none given or empty: all that there are. */
  readonly languages?: readonly string[]
  /** Which picture its logo is, at `/api/clinic-logo?logo=…`; none given: it has none. */
  readonly logo?: string | null
  readonly dataClass: 'synthetic' | 'anonymized' | 'phi'
  /** Single-key shortcuts can be turned off (WCAG 2.1.4). */
  readonly singleKeys: boolean
}

/** Before signing in: no permission, and no site setting known yet. */
export const NOBODY: Viewer = {
  name: '',
  roles: [],
  permissions: new Set(),
  site: { name: '', timeZone: 'UTC', digits: 'latn', dataClass: 'phi', singleKeys: true },
}

const ViewerContext = createContext<Viewer>(NOBODY)

/** Gives every screen below the signed-in person and the site. */
export const ViewerProvider = ViewerContext.Provider

/** The signed-in person and the site; `NOBODY` before signing in. */
export function useViewer(): Viewer {
  return useContext(ViewerContext)
}

/** Whether this person may do what asks for this access. */
export function isAllowed(viewer: Viewer, access: Access): boolean {
  return access === 'public' || access === 'signed-in' || viewer.permissions.has(access)
}

/** Whether the signed-in person may do what asks for this access. */
export function useIsAllowed(access: Access): boolean {
  return isAllowed(useViewer(), access)
}
