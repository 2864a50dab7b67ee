import { feature as session } from '@ehr/feature-session/web'
import type { LocaleFiles } from '@ehr/ui/i18n/create-i18n.ts'

/** The texts of the sign-in screen: the shell's own, and those of the form. */
export const START_LOCALES: Readonly<Record<string, LocaleFiles>> = {
  app: { en: () => import('../locales/en.json'), ar: () => import('../locales/ar.json') },
  session: session.locales,
}
