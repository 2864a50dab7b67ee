import type { RequestFailure } from '@ehr/ui/request/request-failure.ts'
import { FailureState } from '@ehr/ui/states/failure-state.tsx'
import { Button, Group, Modal, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { User } from '../../contract.ts'

export interface ConfirmActProps {
  readonly user: User
  /** What the button does, and the title of its dialog. */
  readonly act: string
  /** What will come of it. */
  readonly explain: string
  readonly failure: RequestFailure | undefined
  readonly isSending: boolean
  /** Answers whether it was done. */
  readonly onConfirm: () => Promise<boolean>
}

/** A button that asks once more, naming the person, before it acts on their account. */
export function ConfirmAct({ user, act, explain, failure, isSending, onConfirm }: ConfirmActProps) {
  const { t } = useTranslation('users')
  const [isOpen, setIsOpen] = useState(false)
  const confirm = async () => {
    if (await onConfirm()) setIsOpen(false)
  }
  return (
    <>
      <Button variant="default" onClick={() => setIsOpen(true)}>
        {act}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setIsOpen(false)}
        title={act}
        closeButtonProps={{ 'aria-label': t('act.cancel') }}
      >
        <Stack gap="md">
          <div>
            <strong>
              <bdi>{user.name}</bdi>
            </strong>{' '}
            · <bdi dir="ltr">{user.email}</bdi>
          </div>
          <p>{explain}</p>
          {failure !== undefined && <FailureState failure={failure} isWrite />}
          <Group gap="sm">
            <Button variant="filled" loading={isSending} onClick={() => void confirm()}>
              {act}
            </Button>
            <Button variant="default" onClick={() => setIsOpen(false)}>
              {t('act.cancel')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}
