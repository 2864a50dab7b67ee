import { useUiText } from '../../i18n/use-language.ts'
import { useViewer } from '../../viewer/viewer.ts'
import { localTime, zoneToName } from '../site-time.ts'
import { ClinicalDay } from './clinical-day.tsx'

export interface ClinicalMomentProps {
  /** An instant in UTC; null when none is recorded. */
  readonly at: string | null | undefined
  readonly show?: 'date-time' | 'time' | 'date'
  readonly isApproximate?: boolean
}

/** A moment by the site's clock: `21-Nov-2026 14:05`; names the zone if the reader's clock shows another time. */
export function ClinicalMoment({ at, show = 'date-time', isApproximate = false }: ClinicalMomentProps) {
  const { t } = useUiText()
  const { timeZone } = useViewer().site
  if (at === null || at === undefined) return t('date.notRecorded')
  const { day, time } = localTime(at, timeZone)
  if (show === 'date') return <ClinicalDay date={day} />
  return (
    <>
      {show === 'date-time' && (
        <>
          <ClinicalDay date={day} />{' '}
        </>
      )}
      <time dateTime={at}>
        {isApproximate ? t('time.approximate', { time }) : time}
        <Zone at={at} timeZone={timeZone} />
      </time>
    </>
  )
}

function Zone({ at, timeZone }: { readonly at: string; readonly timeZone: string }) {
  const name = zoneToName(at, timeZone, Intl.DateTimeFormat().resolvedOptions().timeZone)
  if (name === undefined) return null
  return (
    <>
      {' '}
      <bdi dir="ltr">{name}</bdi>
    </>
  )
}
