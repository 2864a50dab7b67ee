import { request, useSend } from '@ehr/ui'
import { TextField } from '@ehr/ui/form/fields/text-field.tsx'
import { Form } from '@ehr/ui/form/form.tsx'
import { useForm } from '@ehr/ui/form/use-form.ts'
import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { deactivateUser, getUser, type User } from '../../contract.ts'
import css from '../users.module.css'
import { formMessages } from './form-messages.ts'
import { USER_READS } from './user-reads.ts'

/** Deactivates an account, once its name was typed. */
export function DeactivateAct({ user }: { readonly user: User }) {
  const { t } = useTranslation('users')
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button variant="outline" color="red" onClick={() => setIsOpen(true)}>
        {t('act.deactivate')}
      </Button>
      {isOpen && <DeactivateDialog user={user} onClose={() => setIsOpen(false)} />}
    </>
  )
}

function DeactivateDialog({ user, onClose }: { readonly user: User; readonly onClose: () => void }) {
  const { t } = useTranslation('users')
  const params = { userId: user.id }
  const sender = useSend(deactivateUser, {
    invalidates: USER_READS,
    readCurrent: () => request(getUser, { params }),
  })
  const form = useForm({
    schema: deactivateUser.body,
    initial: { confirmName: null, reason: null },
    version: user.version,
    save: (body, version) => sender.send({ params, body, version }),
    draftOf: () => ({ confirmName: null, reason: null }),
    onSaved: onClose,
    messages: formMessages(t),
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('act.deactivate')}
      closeButtonProps={{ 'aria-label': t('act.cancel') }}
    >
      <Form form={form} saveLabel={t('act.deactivate')} onCancel={onClose} isLeaveGuarded={false}>
        <div className={css.fields}>
          <p>{t('act.deactivateExplain')}</p>
          <p>
            {t('act.typeName')}{' '}
            <strong>
              <bdi>{user.name}</bdi>
            </strong>
          </p>
          <TextField field={form.at('confirmName')} label={t('field.name')} />
          <TextField field={form.at('reason')} label={t('field.reason')} lines={2} />
        </div>
      </Form>
    </Modal>
  )
}
