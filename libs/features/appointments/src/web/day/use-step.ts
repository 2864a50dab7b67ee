import { useSend } from '@ehr/ui'
import { useState } from 'react'
import { isStep } from '../../contract/steps.ts'
import {
  type AppointmentStatus,
  type Arrival,
  getAppointment,
  listAppointments,
  listDay,
  overlapping,
  setArrival,
  setTreatment,
} from '../../contract.ts'

const STALE = [listDay.operationId, listAppointments.operationId, getAppointment.operationId]

/** Why a step was not taken, for the notice above the list. */
export interface StepTrouble {
  readonly kind: 'changed' | 'overlap' | 'failed'
  readonly arrival: Arrival
  readonly to: AppointmentStatus
  readonly failure: unknown
}

/** Takes a step for a row of the day. A row that somebody else changed is read anew, and that is told. */
export function useStep(onReadAnew: () => unknown) {
  const arriving = useSend(setArrival, { invalidates: STALE })
  const treating = useSend(setTreatment, { invalidates: STALE })
  const [trouble, setTrouble] = useState<StepTrouble>()

  async function take(arrival: Arrival, to: AppointmentStatus, overlapReason: string | null = null) {
    setTrouble(undefined)
    const sent = await send(arrival, to, overlapReason)
    if (sent === undefined || sent.kind === 'sent') return
    const isOverlap = sent.kind === 'failed' && sent.failure.code === overlapping.code
    const isChanged = sent.kind === 'conflict' || sent.failure.status === 409
    setTrouble({
      kind: isOverlap ? 'overlap' : isChanged ? 'changed' : 'failed',
      ...{ arrival, to, failure: sent.failure },
    })
    if (isChanged && !isOverlap) onReadAnew()
  }

  function send(
    { id, patientId, status, version }: Arrival,
    to: AppointmentStatus,
    overlapReason: string | null,
  ) {
    const params = { patientId, appointmentId: id }
    if (isStep('arrival', status, to) && (to === 'booked' || to === 'arrived' || to === 'noshow'))
      return arriving.send({ params, body: { status: to, overlapReason }, version })
    if (to === 'arrived' || to === 'checked-in' || to === 'fulfilled')
      return treating.send({ params, body: { status: to }, version })
    return undefined
  }

  return {
    take,
    trouble,
    dismiss: () => setTrouble(undefined),
    isSending: arriving.isSending || treating.isSending,
  }
}

export type Stepping = ReturnType<typeof useStep>
