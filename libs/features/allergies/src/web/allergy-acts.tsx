import { useIsAllowed } from '@ehr/ui/viewer/viewer.ts'
import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Allergy, refuteAllergy, setAllergyStatus } from '../contract.ts'
import { RefuteForm } from './refute-form.tsx'
import { StatusForm } from './status-form.tsx'

/** What every act on an allergy takes. */
export interface ActProps {
  readonly allergy: Allergy
  readonly onCancel: () => void
}

/** Whether an allergy holds today; a statement that none is known is none. */
export function isActive({ isNoneKnown, clinicalStatus, verificationStatus }: Allergy): boolean {
  const isWrong = verificationStatus === 'refuted' || verificationStatus === 'entered-in-error'
  return !isNoneKnown && clinicalStatus === 'active' && !isWrong
}

/** What this person may do with an allergy; one form at a time. */
export function AllergyActs({ allergy }: { readonly allergy: Allergy }) {
  const { t } = useTranslation('allergies')
  const mayWrite = useIsAllowed(setAllergyStatus.access)
  const mayRefute = useIsAllowed(refuteAllergy.access) && isActive(allergy)
  const [open, setOpen] = useState<'status' | 'refute' | undefined>(undefined)
  const toggle = (act: 'status' | 'refute') => setOpen(open === act ? undefined : act)
  const act = { allergy, onCancel: () => setOpen(undefined) }
  return (
    <>
      <Group gap="sm">
        {mayWrite && (
          <Button aria-expanded={open === 'status'} onClick={() => toggle('status')}>
            {t('status.title')}
          </Button>
        )}
        {mayRefute && (
          <Button aria-expanded={open === 'refute'} onClick={() => toggle('refute')}>
            {t('refute.title')}
          </Button>
        )}
      </Group>
      {open === 'status' && <StatusForm {...act} />}
      {open === 'refute' && <RefuteForm {...act} />}
    </>
  )
}
