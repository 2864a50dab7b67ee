import type { Coding } from '@ehr/contracts'
import type { Draft } from '@ehr/ui/form/draft.ts'
import type { Field } from '@ehr/ui/form/field.ts'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { type RefObject, useEffect } from 'react'
import type { DrugWarning } from '../../contract/drug-warning.ts'
import type { PrescriptionDraft } from '../order/order-draft.ts'
import { useWarnings } from './use-warnings.ts'
import { WarningBar } from './warning-bar.tsx'
import { WarningTable } from './warning-table.tsx'

export interface OrderWarningsProps {
  readonly patientId: string
  readonly drug: Draft<Coding>
  readonly answers: Field<PrescriptionDraft['answers']>
  /** Learns what was found, so that the form can be held against it before it is sent. */
  readonly found: RefObject<readonly DrugWarning[]>
  /** The prescription that is resumed. */
  readonly exceptId?: string
  readonly onGiveUp: () => void
}

/** Everything that is said of a drug that was chosen: what must be answered, then what is told. */
export function OrderWarnings(props: OrderWarningsProps) {
  const { patientId, drug, answers, found, exceptId, onGiveUp } = props
  const warnings = useWarnings(patientId, drug, exceptId)
  const known = warnings.drug === undefined ? undefined : warnings.query.data?.warnings
  // What was answered about another drug, or an older state of a record, answers nothing now.
  useEffect(() => {
    found.current = known ?? []
    const given = answers.read()
    const kept = given.filter(({ warningId }) => known?.some(({ id }) => id === warningId) === true)
    if (kept.length < given.length) answers.write(kept)
  })
  if (warnings.drug === undefined) return null
  const { display } = warnings.drug
  return (
    <QueryView query={warnings.query}>
      {(data) => (
        <>
          <WarningTable answers={answers} drug={display} warnings={data.warnings} onGiveUp={onGiveUp} />
          <WarningBar warnings={data.warnings} />
        </>
      )}
    </QueryView>
  )
}
