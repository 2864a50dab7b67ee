import { useSend } from '@ehr/ui'
import type { PatientProps } from '@ehr/ui/feature.ts'
import { SelectField } from '@ehr/ui/form/fields/select-field.tsx'
import { TextField } from '@ehr/ui/form/fields/text-field.tsx'
import { Form } from '@ehr/ui/form/form.tsx'
import { useForm } from '@ehr/ui/form/use-form.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { BREAK_GLASS_REASONS, breakGlass, getChartAccess } from '../../contract.ts'

export interface BreakGlassFormProps extends PatientProps {
  /** For how many hours the chart will be open. */
  readonly hours: number
}

/** Asks why, and opens the chart in its place. */
export function BreakGlassForm({ patientId, hours }: BreakGlassFormProps) {
  const { t } = useTranslation('restricted-charts')
  const client = useQueryClient()
  const params = { patientId }
  const sender = useSend<typeof breakGlass, never>(breakGlass)
  const form = useForm({
    schema: breakGlass.body,
    initial: { reasonCode: null, reasonText: '' },
    save: (body) => sender.send({ params, body }),
    onSaved: (access) => client.setQueryData([getChartAccess.operationId, { params }], access),
  })
  return (
    <Form form={form} saveLabel={t('gate.open')} isLeaveGuarded={false}>
      <SelectField
        field={form.at('reasonCode')}
        label={t('field.reasonCode')}
        options={BREAK_GLASS_REASONS}
        optionLabel={(reason) => t(`value.reasonCode.${reason}`)}
      />
      <TextField
        field={form.at('reasonText')}
        label={t('field.reasonText')}
        description={t('gate.reasonHint', { count: hours })}
        lines={2}
      />
    </Form>
  )
}
