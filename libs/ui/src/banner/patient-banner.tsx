import type { PartialDate } from '@ehr/contracts'
import { IconLock, IconUsers } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { PatientNameText } from '../display/components/patient-name-text.tsx'
import { StatusMark } from '../display/components/status-mark.tsx'
import type { NameForm } from '../display/patient-name.ts'
import { useUiText } from '../i18n/use-language.ts'
import { BannerFacts } from './banner-facts.tsx'
import css from './patient-banner.module.css'

/** What identifies a patient; a `patientSummary` of the contracts is one. */
export interface PatientFacts {
  readonly mrn: string
  readonly names: readonly NameForm[]
  readonly birthDate: PartialDate | null
  readonly sex: 'female' | 'male' | 'other' | 'unknown'
  readonly genderIdentity?: 'woman' | 'man' | 'non-binary' | 'other' | 'not-disclosed' | null
  readonly isDeceased: boolean
  readonly deceasedAt: string | null
  readonly isActive?: boolean
  readonly isRestricted?: boolean
  readonly hasLookAlike?: boolean
}

export interface PatientBannerProps {
  readonly patient: PatientFacts
  /** The allergies, for clinical roles: an `AllergyStatus`. */
  readonly allergies?: ReactNode
  /** Links at the end: edit, other views. */
  readonly actions?: ReactNode
}

/**
 * Who the screen is about, sticky at its top: name, born and age, sex, MRN, then allergies and warnings
 * (NHS PAB-0009 to 0016). Nothing in it is ever cut.
 */
export function PatientBanner({ patient, allergies, actions }: PatientBannerProps) {
  const { t } = useUiText()
  return (
    <section className={css.banner} aria-label={t('banner.patient')} data-deceased={patient.isDeceased}>
      <div className={css.first}>
        <div className={css.name}>
          <PatientNameText names={patient.names} latinForm="beside" />
        </div>
        <BannerFacts patient={patient} />
        {actions !== undefined && <div className={css.actions}>{actions}</div>}
      </div>
      {(allergies !== undefined || hasWarnings(patient)) && (
        <div className={css.second}>
          {allergies}
          <Warnings patient={patient} />
        </div>
      )}
    </section>
  )
}

function hasWarnings(patient: PatientFacts): boolean {
  return patient.isRestricted === true || patient.hasLookAlike === true || patient.isActive === false
}

function Warnings({ patient }: { readonly patient: PatientFacts }) {
  const { t } = useUiText()
  return (
    <>
      {patient.isRestricted === true && (
        <StatusMark tone="critical">
          <IconLock size={13} aria-hidden />
          {t('banner.restricted')}
        </StatusMark>
      )}
      {patient.hasLookAlike === true && (
        <StatusMark tone="abnormal">
          <IconUsers size={13} aria-hidden />
          {t('banner.lookAlike')}
        </StatusMark>
      )}
      {patient.isActive === false && <StatusMark>{t('banner.inactive')}</StatusMark>}
    </>
  )
}
