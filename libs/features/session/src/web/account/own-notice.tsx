import type { RequestFailure } from '@ehr/ui/request/request-failure.ts'
import { FailureState } from '@ehr/ui/states/failure-state.tsx'
import { useTranslation } from 'react-i18next'
import { RefusalNotice } from '../refusal-notice.tsx'
import { refusalOf } from '../send-sign-in.ts'

/** Why something about one's own account was not changed. */
export function OwnNotice({ failure }: { failure: RequestFailure }) {
  const { t } = useTranslation('session')
  if (failure.code === 'CODE_REFUSED' || failure.status === 429 || failure.kind === 'offline') {
    return <RefusalNotice refusal={refusalOf(failure)} />
  }
  if (failure.code === 'PASSWORD_WRONG') return <p role="alert">{t('problem.PASSWORD_WRONG')}</p>
  return <FailureState failure={failure} />
}
