import { defineWebFeature } from '@ehr/ui/feature.ts'
import { getAccount } from '../account-contract.ts'

export { ResumeForm, type ResumeFormProps } from './resume-form.tsx'
export { SignInForm, type SignInFormProps } from './sign-in-form.tsx'

/** Signing in has no address: the shell shows `SignInForm` wherever somebody is. One's own account has one. */
export const feature = defineWebFeature({
  name: 'session',
  routes: [
    {
      path: '/account',
      access: getAccount.access,
      titleKey: 'account.title',
      screen: () => import('./account/account-screen.tsx'),
    },
  ],
})
