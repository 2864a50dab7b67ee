import { defineWebFeature } from '@ehr/ui/feature.ts'

export { SignInForm, type SignInFormProps } from './sign-in-form.tsx'

/** Signing in is no screen with an address: the shell shows `SignInForm` wherever somebody is. */
export const feature = defineWebFeature({
  name: 'session',
  locales: { en: () => import('../locales/en.json'), ar: () => import('../locales/ar.json') },
  routes: [],
})
