import { PatientNameText } from '../display/components/patient-name-text.tsx'
import { BannerFacts } from './banner-facts.tsx'
import type { PatientFacts } from './patient-banner.tsx'
import css from './patient-identity.module.css'

/** Name, born, sex and MRN repeated inside a clinical dialog, so that it cannot be read as someone else's. */
export function PatientIdentity({ patient }: { readonly patient: PatientFacts }) {
  return (
    <div className={css.identity}>
      <div className={css.name}>
        <PatientNameText names={patient.names} latinForm="beside" />
      </div>
      <BannerFacts patient={patient} />
    </div>
  )
}
