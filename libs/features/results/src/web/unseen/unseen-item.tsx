import { patientPaths } from '@ehr/feature-patients/contract'
import { useViewer } from '@ehr/ui'
import { ageOn } from '@ehr/ui/display/age.ts'
import { AgeText } from '@ehr/ui/display/components/age-text.tsx'
import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import { Identifier } from '@ehr/ui/display/components/identifier.tsx'
import { PatientNameText } from '@ehr/ui/display/components/patient-name-text.tsx'
import { SexText } from '@ehr/ui/display/components/sex-text.tsx'
import { StatusMark } from '@ehr/ui/display/components/status-mark.tsx'
import { localTime } from '@ehr/ui/display/site-time.ts'
import { TextLink } from '@ehr/ui/page/button-link.tsx'
import { FailureState } from '@ehr/ui/states/failure-state.tsx'
import { Notice } from '@ehr/ui/states/notice.tsx'
import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { resultPaths, type UnseenSet } from '../../contract.ts'
import { ResultRows } from '../panel/result-rows.tsx'
import css from './unseen.module.css'
import { useSeeing } from './use-seeing.ts'

interface UnseenItemProps {
  readonly set: UnseenSet
  readonly onReadAnew: () => unknown
}

/** The abnormal results of one sample, with whose they are; seen together, as they are shown. */
export function UnseenItem({ set, onReadAnew }: UnseenItemProps) {
  const { t } = useTranslation('results')
  const { patient, takenAt, results } = set
  const seeing = useSeeing()
  async function see() {
    const sent = await seeing.see(patient.id, results)
    if (sent.kind === 'conflict') onReadAnew()
  }
  return (
    <li className={css.set}>
      <div className={css.head}>
        <PatientLine patient={patient} />
        <span className={css.taken}>
          <ClinicalMoment at={takenAt} />
        </span>
      </div>
      {patient.isRestricted ? (
        <p className={css.taken}>{t('unseen.restricted')}</p>
      ) : (
        <>
          <ResultRows label={t('unseen.title')} results={results} />
          <div className={css.end}>
            <TextLink to={resultPaths.list(patient.id)} size="sm">
              {t('all')}
            </TextLink>
            <Button size="compact-sm" loading={seeing.isSending} onClick={() => void see()}>
              {t('unseen.see')}
            </Button>
          </div>
        </>
      )}
      <Trouble last={seeing.last} />
    </li>
  )
}

function Trouble({ last }: { readonly last: ReturnType<typeof useSeeing>['last'] }) {
  const { t } = useTranslation('results')
  if (last === undefined || last.kind === 'sent') return null
  if (last.failure.kind === 'stale')
    return (
      <Notice tone="caution" title={t('unseen.changed')} isLive>
        {t('unseen.changedWhat')}
      </Notice>
    )
  return <FailureState failure={last.failure} isWrite />
}

function PatientLine({ patient }: Pick<UnseenSet, 'patient'>) {
  const { t } = useTranslation('results')
  const { timeZone } = useViewer().site
  const { id, names, birthDate, sex, mrn, isRestricted } = patient
  const today = localTime(new Date(), timeZone).day
  return (
    <span>
      <TextLink to={patientPaths.chart(id)}>
        <PatientNameText names={names} latinForm="beside" />
      </TextLink>{' '}
      {isRestricted ? (
        <StatusMark tone="caution">
          <IconLock size={12} aria-hidden /> {t('unseen.restrictedMark')}
        </StatusMark>
      ) : (
        <span className={css.taken}>
          <AgeText age={birthDate === null ? undefined : ageOn(birthDate, today)} />
          {sex !== null && (
            <>
              {' · '}
              <SexText sex={sex} />
            </>
          )}
          {mrn !== null && (
            <>
              {' · '}
              <Identifier value={mrn} />
            </>
          )}
        </span>
      )}
    </span>
  )
}
