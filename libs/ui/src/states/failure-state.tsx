import { Button } from '@mantine/core'
import type { i18n as I18n, TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { RequestFailure } from '../request/request-failure.ts'
import { Notice } from './notice.tsx'
import { problemText } from './problem-text.ts'

export interface FailureStateProps {
  /** Whatever was thrown. */
  readonly failure: unknown
  readonly onRetry?: (() => void) | undefined
  /** The failure was of a write: another wording, and the notice is read out. */
  readonly isWrite?: boolean
}

/** Says what failed, whether anything can be done, and the request's id for support. */
export function FailureState({ failure, onRetry, isWrite = false }: FailureStateProps) {
  const { t, i18n } = useTranslation('ui')
  const { title, explain, canRetry } = describeFailure(failure, isWrite, t)
  const why =
    failure instanceof RequestFailure && failure.kind === 'refused' ? whyRefused(failure, i18n) : null
  const requestId = failure instanceof RequestFailure ? failure.requestId : undefined
  const isTold = failure instanceof RequestFailure && failure.kind === 'broken' && requestId !== undefined
  return (
    <Notice
      tone={failure instanceof RequestFailure && failure.kind === 'denied' ? 'info' : 'danger'}
      title={title}
      isLive={isWrite}
      takesFocus={isWrite}
      {...(canRetry && onRetry !== undefined
        ? { actions: <Button onClick={onRetry}>{t('state.retry')}</Button> }
        : {})}
    >
      {explain}
      {why}
      {isTold && (
        <div>
          <bdi dir="ltr">
            <code>{requestId}</code>
          </bdi>
        </div>
      )}
    </Notice>
  )
}

interface FailureText {
  readonly title: string
  readonly explain: string | undefined
  readonly canRetry: boolean
}

/** The words for a failure. */
export function describeFailure(failure: unknown, isWrite: boolean, t: TFunction<'ui'>): FailureText {
  if (!(failure instanceof RequestFailure)) {
    return { title: t('state.broken'), explain: undefined, canRetry: true }
  }
  const title = isWrite ? t('form.notSaved') : undefined
  if (failure.status === 429) {
    return { title: title ?? t('state.refused'), explain: t('state.tooMany'), canRetry: true }
  }
  switch (failure.kind) {
    case 'offline':
      return { title: t('state.offline'), explain: t('state.offlineExplain'), canRetry: true }
    case 'signed-out':
      return { title: t('state.signedOut'), explain: t('state.signedOutExplain'), canRetry: true }
    case 'denied':
      // No permission would help: the chart closed while it was open here.
      if (failure.code === 'CHART_RESTRICTED') {
        return { title: t('state.restricted'), explain: t('state.restrictedExplain'), canRetry: false }
      }
      return {
        title: t(isWrite ? 'state.deniedSave' : 'state.denied'),
        explain: whoGrants(failure, t),
        canRetry: false,
      }
    case 'missing':
      return { title: title ?? t('state.missing'), explain: t('state.missingExplain'), canRetry: false }
    case 'stale':
      return { title: t('conflict.notSaved'), explain: t('conflict.unavailable'), canRetry: true }
    case 'refused':
      return { title: title ?? t('state.refused'), explain: undefined, canRetry: false }
    case 'broken':
      return { title: title ?? t('state.broken'), explain: t('state.brokenExplain'), canRetry: true }
  }
}

function whyRefused(failure: RequestFailure, i18n: I18n): ReactNode {
  const found = problemText(failure, i18n)
  if (found === undefined || !found.isServers) return found?.text
  return (
    <bdi lang="en" dir="ltr">
      {found.text}
    </bdi>
  )
}

function whoGrants({ access }: RequestFailure, t: TFunction<'ui'>): string {
  return `${t('state.deniedWhich', { permission: access })} ${t('state.grantedBy')}`
}
