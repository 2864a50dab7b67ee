import type { Coding } from '@ehr/contracts'
import { type CodeList, searchCodes } from '@ehr/feature-codes/contract'
import type { Draft } from '@ehr/ui/form/draft.ts'
import type { Field } from '@ehr/ui/form/field.ts'
import { CodeField } from '@ehr/ui/form/fields/code-field.tsx'
import { SelectField } from '@ehr/ui/form/fields/select-field.tsx'
import { request } from '@ehr/ui/request/request.ts'
import { useTranslation } from 'react-i18next'
import { ENCOUNTER_CLASS_VALUES, type Encounter } from '../../contract.ts'

/** The places of a form that hold what people write about a visit. */
export interface VisitPlaces {
  readonly class: Field<Encounter['class'] | null>
  readonly type: Field<Draft<Coding> | null>
  readonly reason: Field<Draft<Coding> | null>
  readonly locationId: Field<string | null>
  readonly practitionerId: Field<string | null>
}

interface Named {
  readonly id: string
  readonly name: string
}

export interface VisitFieldsProps {
  readonly fields: VisitPlaces
  readonly locations: readonly Named[]
  readonly practitioners: readonly Named[]
}

/** What a visit is about, where it takes place and with whom. */
export function VisitFields({ fields, locations, practitioners }: VisitFieldsProps) {
  const { t } = useTranslation('encounters')
  return (
    <>
      <SelectField
        field={fields.class}
        label={t('field.class')}
        options={ENCOUNTER_CLASS_VALUES}
        optionLabel={(value) => t(`value.class.${value}`)}
      />
      <CodeField field={fields.type} label={t('field.type')} search={searchIn('visit-types')} />
      <CodeField field={fields.reason} label={t('field.reason')} search={searchIn('reasons')} />
      <NamedField field={fields.locationId} label={t('field.location')} options={locations} />
      <NamedField field={fields.practitionerId} label={t('field.practitioner')} options={practitioners} />
    </>
  )
}

interface NamedFieldProps {
  readonly field: Field<string | null>
  readonly label: string
  readonly options: readonly Named[]
}

function NamedField({ field, label, options }: NamedFieldProps) {
  return (
    <SelectField
      field={field}
      label={label}
      options={options.map(({ id }) => id)}
      optionLabel={(id) => options.find((option) => option.id === id)?.name ?? ''}
    />
  )
}

function searchIn(list: CodeList) {
  return async (text: string, signal: AbortSignal) => {
    const { items } = await request(searchCodes, { body: { list, text } }, { signal })
    return items.map(({ system, code, display }) => ({ system, code, display }))
  }
}
