import { searchCodes } from '@ehr/feature-codes/contract'
import { request } from '@ehr/ui'
import { CodeField, type CodeFieldProps } from '@ehr/ui/form/fields/code-field.tsx'
import { MomentField } from '@ehr/ui/form/fields/moment-field.tsx'
import { NumberField } from '@ehr/ui/form/fields/number-field.tsx'
import { SelectField } from '@ehr/ui/form/fields/select-field.tsx'
import { TextField } from '@ehr/ui/form/fields/text-field.tsx'
import type { FormHandle } from '@ehr/ui/form/use-form.ts'
import { Notice } from '@ehr/ui/states/notice.tsx'
import { useTranslation } from 'react-i18next'
import { overlapping } from '../../contract.ts'
import type { Choices } from '../day/use-day.ts'
import type { BookingDraft } from './booking-draft.ts'
import { SiteTime } from './site-time.tsx'

interface BookingFieldsProps {
  readonly form: FormHandle<BookingDraft>
  readonly choices: Choices
}

/** The inputs of an appointment: with whom, when, what for. */
export function BookingFields({ form, choices: { locations, practitioners } }: BookingFieldsProps) {
  const { t } = useTranslation('appointments')
  return (
    <>
      <SelectField
        field={form.at('practitionerId')}
        label={t('field.practitioner')}
        options={practitioners.map(({ id }) => id)}
        optionLabel={(wanted) => practitioners.find(({ id }) => id === wanted)?.name ?? wanted}
      />
      <SelectField
        field={form.at('locationId')}
        label={t('field.location')}
        options={locations.map(({ id }) => id)}
        optionLabel={(wanted) => locations.find(({ id }) => id === wanted)?.name ?? wanted}
      />
      <MomentField field={form.at('startsAt')} label={t('field.startsAt')} />
      <SiteTime form={form} locations={locations} />
      <NumberField field={form.at('minutes')} label={t('field.minutes')} />
      <OverlapField form={form} />
      <CodeField field={form.at('visitType')} label={t('field.visitType')} search={searchVisitTypes} />
      <CodeField field={form.at('reason')} label={t('field.reason')} search={searchReasons} />
      <TextField field={form.at('reasonText')} label={t('field.reasonText')} lines={2} />
      <TextField field={form.at('comment')} label={t('field.comment')} lines={2} />
    </>
  )
}

/** Asked for once the time proves to be taken: a reason given beforehand would be given always. */
function OverlapField({ form }: Pick<BookingFieldsProps, 'form'>) {
  const { t } = useTranslation('appointments')
  const field = form.at('overlapReason')
  const isTaken = form.failure?.code === overlapping.code
  if (!isTaken && !field.read()) return null
  return (
    <>
      {isTaken && (
        <Notice tone="caution" title={t('overlap.title')} isLive takesFocus>
          {t('overlap.text')}
        </Notice>
      )}
      <TextField field={field} label={t('field.overlapReason')} />
    </>
  )
}

const searchVisitTypes: CodeFieldProps['search'] = (text, signal) => search('visit-types', text, signal)
const searchReasons: CodeFieldProps['search'] = (text, signal) => search('reasons', text, signal)

async function search(list: 'visit-types' | 'reasons', text: string, signal: AbortSignal) {
  const { items } = await request(searchCodes, { body: { list, text } }, { signal })
  return items.map(({ system, code, display }) => ({ system, code, display }))
}
