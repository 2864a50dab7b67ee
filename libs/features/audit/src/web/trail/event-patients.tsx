import { useIsAllowed } from '@ehr/ui'
import { TextLink } from '@ehr/ui/page/button-link.tsx'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { auditPaths, type Event, listChartAccesses } from '../../contract.ts'
import css from './event-view.module.css'

export interface EventPatientsProps {
  readonly event: Pick<Event, 'patients' | 'patientCount'>
  /** Numbers shown; the others are counted. */
  readonly most: number
  /** Whether a number leads to who opened that chart; in a list, the row itself is what opens. */
  readonly isLinked?: boolean
}

/** Whose data it was, by medical record number. */
export function EventPatients({
  event: { patients, patientCount },
  most,
  isLinked = false,
}: EventPatientsProps) {
  const { t } = useTranslation('audit')
  const mayFollow = useIsAllowed(listChartAccesses.access) && isLinked
  const shown = patients.slice(0, most)
  const rest = patientCount - shown.length
  return (
    <>
      {shown.map(({ id, mrn }, index) => (
        <Fragment key={id}>
          {index > 0 && ' · '}
          {mayFollow ? (
            <TextLink to={auditPaths.chart(id)} className={css.patient}>
              <bdi dir="ltr">{mrn}</bdi>
            </TextLink>
          ) : (
            <bdi dir="ltr">{mrn}</bdi>
          )}
        </Fragment>
      ))}
      {rest > 0 && <> {t('morePatients', { count: rest })}</>}
    </>
  )
}
