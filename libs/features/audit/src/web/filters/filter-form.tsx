import { CheckboxField } from '@ehr/ui/form/fields/checkbox-field.tsx'
import { DayField } from '@ehr/ui/form/fields/day-field.tsx'
import { SelectField } from '@ehr/ui/form/fields/select-field.tsx'
import { TextField } from '@ehr/ui/form/fields/text-field.tsx'
import { useForm } from '@ehr/ui/form/use-form.ts'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { ACTIONS, listUsers, OUTCOMES } from '../../contract.ts'
import css from './filters.module.css'
import { type TrailFilters, trailFilters } from './trail-filters.ts'

export interface FilterFormProps {
  readonly filters: TrailFilters
  readonly onChange: (filters: TrailFilters) => void
}

/** What of the trail is to be shown. */
export function FilterForm({ filters, onChange }: FilterFormProps) {
  const { t } = useTranslation('audit')
  const users = useQuery(queryOf(listUsers, {})).data?.items ?? []
  const names = new Map(users.map(({ id, name }) => [id, name]))
  const form = useForm({
    schema: trailFilters,
    initial: filters,
    save: async (value) => ({ kind: 'sent', output: value }),
    onSaved: onChange,
  })
  // No Form: its button is filled, and the view's one filled button is the export.
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    void form.submit()
  }
  return (
    <form noValidate onSubmit={submit}>
      <div className={css.fields}>
        <SelectField
          field={form.at('userId')}
          label={t('filter.user')}
          options={[...names.keys()]}
          optionLabel={(id) => names.get(id) ?? id}
          emptyLabel={t('filter.anybody')}
        />
        <TextField field={form.at('mrn')} label={t('filter.mrn')} direction="ltr" />
        <SelectField
          field={form.at('action')}
          label={t('filter.action')}
          options={ACTIONS}
          optionLabel={(action) => t(`value.action.${action}`)}
          emptyLabel={t('filter.anything')}
        />
        <SelectField
          field={form.at('outcome')}
          label={t('filter.outcome')}
          options={OUTCOMES}
          optionLabel={(outcome) => t(`value.outcome.${outcome}`)}
          emptyLabel={t('filter.anyOutcome')}
        />
        <DayField field={form.at('fromDay')} label={t('filter.from')} />
        <DayField field={form.at('toDay')} label={t('filter.to')} />
        <TextField field={form.at('recordId')} label={t('filter.record')} direction="ltr" />
        <div className={css.last}>
          <CheckboxField field={form.at('breakGlass')} label={t('filter.breakGlass')} />
          <Button type="submit">{t('filter.show')}</Button>
        </div>
      </div>
    </form>
  )
}
