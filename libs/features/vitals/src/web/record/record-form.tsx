import type { Encounter } from '@ehr/feature-encounters/contract'
import type { PatientSummary } from '@ehr/feature-patients/contract'
import { MomentField } from '@ehr/ui/form/fields/moment-field.tsx'
import { Form } from '@ehr/ui/form/form.tsx'
import { useFieldValue } from '@ehr/ui/form/use-field.ts'
import { useNavigate } from '@tanstack/react-router'
import { type FocusEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { HEAD_UNTIL_MONTHS, MEASURED_KINDS, type MeasuredKind } from '../../contract/vital-kinds.ts'
import { type LatestVital, vitalPaths } from '../../contract.ts'
import { BesideTrend } from './beside-trend.tsx'
import { BmiLine } from './bmi-line.tsx'
import { ageAt, draftBmi, isImpossible, unusualInDraft } from './judge-draft.ts'
import { nextByEnter } from './next-by-enter.ts'
import css from './record.module.css'
import { UnusualNotice } from './unusual-notice.tsx'
import { useFirstFocus } from './use-first-focus.ts'
import { useRecordForm } from './use-record-form.ts'
import { VisitField } from './visit-field.tsx'
import { VitalField } from './vital-field.tsx'

export interface RecordFormProps {
  readonly patient: PatientSummary
  /** Undefined: they could not be read. */
  readonly latest: readonly LatestVital[] | undefined
  readonly visits: readonly Encounter[]
}

/** A set of vital signs in measuring order, with the trend of the one that is being typed. */
export function RecordForm({ patient, latest, visits }: RecordFormProps) {
  const { t } = useTranslation('vitals')
  const navigate = useNavigate()
  const { birthDate, deceasedAt } = patient
  const judged = { birthDate, deceasedAt, lastHeight: latest?.find(({ kind }) => kind === 'height') }
  const form = useRecordForm({ patientId: patient.id, patient: judged, encounterId: visits[0]?.id ?? null })
  const draft = useFieldValue(form.root)
  const [typing, setTyping] = useState<MeasuredKind | undefined>()
  const [shown, setShown] = useState<MeasuredKind>('systolic')
  const ageMonths = ageAt(draft.takenAt, judged)
  const unusual = unusualInDraft(draft, judged)

  function onFocus({ target }: FocusEvent): void {
    const kind = MEASURED_KINDS.find((known) => form.store.inputId(`/values/${known}`) === target.id)
    setTyping(kind)
    if (kind !== undefined) setShown(kind)
  }

  function doubtOf(kind: MeasuredKind): 'impossible' | 'unusual' | undefined {
    if (kind === typing) return undefined
    if (isImpossible(kind, draft.values)) return 'impossible'
    return unusual.includes(kind) ? 'unusual' : undefined
  }

  const values = form.at('values')
  useFirstFocus(form.store.inputId(`/values/${MEASURED_KINDS[0]}`))
  return (
    <Form form={form} patient={patient} onCancel={() => void navigate({ to: vitalPaths.list(patient.id) })}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: watches the keys and the focus of its inputs. */}
      <div className={css.page} onFocus={onFocus} onBlur={() => setTyping(undefined)} onKeyDown={nextByEnter}>
        <div className={css.fields}>
          <MomentField field={form.at('takenAt')} label={t('record.takenAt')} isPast />
          <VisitField field={form.at('encounterId')} visits={visits} />
          {MEASURED_KINDS.filter((kind) => isMeasured(kind, ageMonths)).map((kind) => (
            <div key={kind}>
              <VitalField
                field={values.at(kind)}
                kind={kind}
                last={latest && (latest.find((known) => known.kind === kind) ?? null)}
                doubt={doubtOf(kind)}
                ageMonths={ageMonths}
              />
              {kind === 'height' && <BmiLine bmi={draftBmi(draft, judged)} ageMonths={ageMonths} />}
            </div>
          ))}
        </div>
        <aside className={css.aside}>
          <BesideTrend patientId={patient.id} kind={shown} draft={draft} ageMonths={ageMonths} />
        </aside>
      </div>
      <UnusualNotice
        confirmed={form.at('confirmed')}
        kinds={unusual}
        values={draft.values}
        typing={typing}
        ageMonths={ageMonths}
      />
    </Form>
  )
}

/** The head is measured under three years only. */
function isMeasured(kind: MeasuredKind, ageMonths: number | undefined): boolean {
  return kind !== 'headCircumference' || (ageMonths !== undefined && ageMonths < HEAD_UNTIL_MONTHS)
}
