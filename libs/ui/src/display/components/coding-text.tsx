import type { Coding } from '@ehr/contracts'
import { useUiText } from '../../i18n/use-language.ts'

/** A coded concept by its words, whole; its code appears on hover and is never the text. */
export function CodingText({ coding }: { readonly coding: Coding | null | undefined }) {
  const { t } = useUiText()
  if (coding === null || coding === undefined) return t('date.notRecorded')
  return (
    <bdi title={t('code.codeOf', { code: coding.code, system: systemName(coding.system) })}>
      {coding.display}
    </bdi>
  )
}

const SYSTEM_NAMES: Readonly<Record<string, string>> = {
  'http://snomed.info/sct': 'SNOMED CT',
  'http://loinc.org': 'LOINC',
  'http://hl7.org/fhir/sid/icd-10': 'ICD-10',
  'http://hl7.org/fhir/sid/icd-10-cm': 'ICD-10-CM',
  'http://www.nlm.nih.gov/research/umls/rxnorm': 'RxNorm',
  'http://hl7.org/fhir/sid/cvx': 'CVX',
  'http://unitsofmeasure.org': 'UCUM',
}

/** What people call a code system; its address where we know no name. */
export function systemName(system: string): string {
  return SYSTEM_NAMES[system] ?? system
}
