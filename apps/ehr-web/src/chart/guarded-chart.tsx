import type { PatientSummary } from '@ehr/feature-patients/contract'
import { PatientBanner } from '@ehr/ui/banner/patient-banner.tsx'
import { FailureState } from '@ehr/ui/states/failure-state.tsx'
import { PartBoundary } from '@ehr/ui/states/part-boundary.tsx'
import { Skeleton } from '@ehr/ui/states/skeleton.tsx'
import { lazy, type ReactNode, Suspense } from 'react'
import { findChartGate } from '../composition/composition.ts'
import { features } from '../composition/features.ts'

export interface GuardedChartProps {
  patient: PatientSummary
  /** The chart, with the banner that has the allergies. */
  children: ReactNode
}

/**
 * A restricted chart behind its gate; any other as it is. Until the gate has opened nothing of the chart is made,
 * so nothing of it is asked for, and no refusal is recorded for what nobody tried to see.
 */
export function GuardedChart({ patient, children }: GuardedChartProps) {
  if (!patient.isRestricted || Gate === undefined) return children
  return (
    <PartBoundary fallback={(error, retry) => <FailureState failure={error} onRetry={retry} />}>
      <Suspense fallback={<Skeleton rows={4} />}>
        <Gate patientId={patient.id} banner={<PatientBanner patient={patient} />}>
          {children}
        </Gate>
      </Suspense>
    </PartBoundary>
  )
}

const gate = findChartGate(features)
const Gate =
  gate === undefined
    ? undefined
    : lazy(async () => {
        const { Gate: Loaded } = await gate.content()
        return { default: Loaded }
      })
