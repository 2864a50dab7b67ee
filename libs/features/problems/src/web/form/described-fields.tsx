import type { Draft } from '@ehr/ui/form/draft.ts'
import type { Field } from '@ehr/ui/form/field.ts'
import { PartialDateField } from '@ehr/ui/form/fields/partial-date-field.tsx'
import { SelectField } from '@ehr/ui/form/fields/select-field.tsx'
import { TextField } from '@ehr/ui/form/fields/text-field.tsx'
import { useFieldValue } from '@ehr/ui/form/use-field.ts'
import { useTranslation } from 'react-i18next'
import {
  PROBLEM_SEVERITY_VALUES,
  type Problem,
  type ProblemChange,
  WRITTEN_VERIFICATION_STATUSES,
} from '../../contract.ts'

export interface DescribedFieldsProps<Status extends Problem['clinicalStatus']> {
  readonly problem: Field<Draft<Omit<ProblemChange, 'clinicalStatus'> & { clinicalStatus: Status }>>
  /** The states to choose from. */
  readonly statuses: readonly Status[]
}

/** What is written about a problem, besides which one it is. When it ended is asked once it is over. */
export function DescribedFields<Status extends Problem['clinicalStatus']>({
  problem,
  statuses,
}: DescribedFieldsProps<Status>) {
  const { t } = useTranslation('problems')
  const status: Problem['clinicalStatus'] | null = useFieldValue(problem.at('clinicalStatus'))
  const abated = useFieldValue(problem.at('abated'))
  const isOver = status === 'resolved' || status === 'inactive' || status === 'remission'
  return (
    <>
      <SelectField
        field={problem.at('clinicalStatus')}
        label={t('field.clinicalStatus')}
        options={statuses}
        optionLabel={(value) => t(`value.clinicalStatus.${value}`)}
      />
      <SelectField
        field={problem.at('verificationStatus')}
        label={t('field.verificationStatus')}
        options={WRITTEN_VERIFICATION_STATUSES}
        optionLabel={(value) => t(`value.verificationStatus.${value}`)}
      />
      <SelectField
        field={problem.at('severity')}
        label={t('field.severity')}
        options={PROBLEM_SEVERITY_VALUES}
        optionLabel={(value) => t(`value.severity.${value}`)}
      />
      <PartialDateField
        field={problem.at('onset')}
        label={t('field.onsetAt')}
        description={t('partOfDate')}
        isPast
      />
      {(isOver || abated !== null) && (
        <PartialDateField
          field={problem.at('abated')}
          label={t('field.abatedAt')}
          description={t('partOfDate')}
          isPast
        />
      )}
      <TextField field={problem.at('note')} label={t('field.note')} lines={4} />
    </>
  )
}
