import type { PartialDate } from '@ehr/contracts'
import type { ReactNode } from 'react'
import { ageOn } from '../display/age.ts'
import { AgeText } from '../display/components/age-text.tsx'
import { ClinicalDay } from '../display/components/clinical-day.tsx'
import { Identifier } from '../display/components/identifier.tsx'
import { GenderText, SexText } from '../display/components/sex-text.tsx'
import { localTime } from '../display/site-time.ts'
import { useUiText } from '../i18n/use-language.ts'
import { useViewer } from '../viewer/viewer.ts'
import css from './patient-banner.module.css'
import type { PatientFacts } from './patient-banner.tsx'

/** Born, sex, gender and MRN with their labels, in the order that a banner and a dialog show them. */
export function BannerFacts({ patient }: { readonly patient: PatientFacts }) {
  const { t } = useUiText()
  return (
    <dl className={css.facts}>
      <Fact label={t('banner.born')}>
        <Born patient={patient} />
      </Fact>
      {patient.isDeceased && (
        <Fact label={t('banner.died')}>
          <Died patient={patient} />
        </Fact>
      )}
      <Fact label={t('banner.sex')}>
        <SexText sex={patient.sex} />
      </Fact>
      {patient.genderIdentity != null && (
        <Fact label={t('banner.gender')}>
          <GenderText gender={patient.genderIdentity} />
        </Fact>
      )}
      <Fact label={t('banner.mrn')}>
        <Identifier value={patient.mrn} />
      </Fact>
    </dl>
  )
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={css.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Born({ patient: { birthDate, isDeceased } }: { readonly patient: PatientFacts }) {
  const { t } = useUiText()
  const { timeZone } = useViewer().site
  if (birthDate === null) return t('banner.notKnown')
  return (
    <>
      <ClinicalDay date={birthDate} />
      {!isDeceased && (
        <>
          {' '}
          (<AgeText age={ageOn(birthDate, localTime(new Date(), timeZone).day)} />)
        </>
      )}
    </>
  )
}

function Died({ patient: { birthDate, deceasedAt } }: { readonly patient: PatientFacts }) {
  const { t } = useUiText()
  const { timeZone } = useViewer().site
  if (deceasedAt === null) return t('banner.diedUnknown')
  const { day } = localTime(deceasedAt, timeZone)
  return (
    <>
      <ClinicalDay date={day} /> <AgeAtDeath birthDate={birthDate} day={day} />
    </>
  )
}

function AgeAtDeath({ birthDate, day }: { readonly birthDate: PartialDate | null; readonly day: string }) {
  const { t } = useUiText()
  if (birthDate === null) return null
  return (
    <>
      <span className={css.label}>{t('banner.ageAtDeath')}</span> <AgeText age={ageOn(birthDate, day)} />
    </>
  )
}
