import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { type ReactNode, useContext } from 'react'
import type { PatientFacts } from '../banner/patient-banner.tsx'
import { PatientIdentity } from '../banner/patient-identity.tsx'
import { useUiText } from '../i18n/use-language.ts'
import { LeaveTargetContext } from './leave-target.ts'

export interface LeaveGuardProps {
  readonly isDirty: () => boolean
  /** Tries to save first: for what saves itself, only what could not be saved is asked about. */
  readonly settle?: () => Promise<void>
  readonly patient?: PatientFacts | undefined
}

/** Asks before unsaved entries are left, naming the patient they belong to and the one about to be opened. */
export function LeaveGuard({ isDirty, settle, patient }: LeaveGuardProps) {
  const describeTarget = useContext(LeaveTargetContext)
  const blocker = useBlocker({
    shouldBlockFn: async ({ current, next }) => {
      if (current.pathname === next.pathname || !isDirty()) return false
      await settle?.()
      return isDirty()
    },
    enableBeforeUnload: isDirty,
    withResolver: true,
  })
  if (blocker.status !== 'blocked') return null
  return (
    <LeaveDialog
      patient={patient}
      target={describeTarget(blocker.next.pathname)}
      onStay={blocker.reset}
      onLeave={blocker.proceed}
    />
  )
}

interface LeaveDialogProps {
  readonly patient: PatientFacts | undefined
  readonly target: ReactNode
  readonly onStay: () => void
  readonly onLeave: () => void
}

function LeaveDialog({ patient, target, onStay, onLeave }: LeaveDialogProps) {
  const { t } = useUiText()
  return (
    <Modal opened onClose={onStay} title={t('form.leaveTitle')} withCloseButton={false}>
      <Stack gap="md">
        <Text>{t(patient === undefined ? 'form.leaveWhatPlain' : 'form.leaveWhat')}</Text>
        {patient !== undefined && <PatientIdentity patient={patient} />}
        {target != null && (
          <>
            <Text>{t('form.leaveFor')}</Text>
            {target}
          </>
        )}
        <Group gap="sm">
          <Button variant="filled" onClick={onStay} data-autofocus>
            {t('form.stay')}
          </Button>
          <Button color="critical" variant="outline" onClick={onLeave}>
            {t('form.leave')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
