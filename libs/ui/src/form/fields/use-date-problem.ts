import { localTime } from '../../display/site-time.ts'
import { useUiText } from '../../i18n/use-language.ts'
import { useViewer } from '../../viewer/viewer.ts'
import type { ReadDate } from './typed-date.ts'

/** What is wrong with a typed date, in words; undefined when nothing is. */
export function useDateProblem(read: ReadDate, isPast = false): string | undefined {
  const { t } = useUiText()
  const { timeZone } = useViewer().site
  switch (read.kind) {
    case 'blank':
      return undefined
    case 'date':
      return isPast && read.date.value > localTime(new Date(), timeZone).day ? t('date.inFuture') : undefined
    case 'incomplete':
      return t('date.incomplete')
    case 'impossible':
      return t('date.impossible')
  }
}
