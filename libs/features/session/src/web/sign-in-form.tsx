import { Skeleton } from '@ehr/ui/states/skeleton.tsx'
import { lazy, Suspense, useState } from 'react'
import type { DemoAccount, Session } from '../contract.ts'
import { CodeStep } from './code-step.tsx'
import { PasswordStep } from './password-step.tsx'
import type { SignInRefusal } from './send-sign-in.ts'

export interface SignInFormProps {
  /** Offered below the form, where the API gives any; a click fills the form. */
  demoAccounts: readonly DemoAccount[]
  onSignedIn: (session: Session) => void
  /** Called while somebody uses the form: time to fetch what comes after it. */
  onUsed?: () => void
  /** The way to a new password, where there is one. */
  onForgotten?: () => void
}

/** Few need it, once: its code and the drawing of pictures come when they do. */
const EnrolmentStep = lazy(async () => ({ default: (await import('./enrolment-step.tsx')).EnrolmentStep }))

type State = { at: 'password'; refusal?: SignInRefusal } | { at: 'second-factor' } | { at: 'enrolment' }

/** Signing in, step by step: e-mail and password, then a second factor where the account has or must have one. */
export function SignInForm({ onSignedIn, ...props }: SignInFormProps) {
  const [state, setState] = useState<State>({ at: 'password' })
  const beginAgain = (refusal?: SignInRefusal) =>
    setState({ at: 'password', ...(refusal === undefined ? {} : { refusal }) })
  if (state.at === 'second-factor') return <CodeStep onSignedIn={onSignedIn} onBeginAgain={beginAgain} />
  if (state.at === 'enrolment') {
    return (
      <Suspense fallback={<Skeleton rows={6} />}>
        <EnrolmentStep onSignedIn={onSignedIn} onBeginAgain={beginAgain} />
      </Suspense>
    )
  }
  return (
    <PasswordStep
      {...props}
      refusal={state.refusal}
      onSignedIn={onSignedIn}
      onAwaits={(step) => setState({ at: step })}
    />
  )
}
