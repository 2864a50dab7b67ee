import type { BannerSlot, PatientProps } from '@ehr/ui'
import { AllergyStatus } from '@ehr/ui/banner/allergy-status.tsx'
import { PartBoundary } from '@ehr/ui/states/part-boundary.tsx'
import { Suspense } from 'react'
import { usePart } from '../composition/lazy-part.ts'
import { slotPart } from './chart-parts.ts'

export interface BannerAllergiesProps extends PatientProps {
  slot: BannerSlot
}

/** The allergies as their feature tells them; never blank where it fails (NHS PAB-0064 to 0072). */
export function BannerAllergies({ patientId, slot }: BannerAllergiesProps) {
  const Slot = usePart(slotPart(slot))
  return (
    <PartBoundary fallback={() => <AllergyStatus allergies={{ state: 'unavailable' }} />}>
      <Suspense>
        <Slot patientId={patientId} />
      </Suspense>
    </PartBoundary>
  )
}
