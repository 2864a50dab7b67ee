import type { Session, SignedInUser } from '@ehr/feature-session/contract'
import { SignInForm } from '@ehr/feature-session/web'
import { onSessionEnded } from '@ehr/ui'
import { Modal, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { replaceSession } from './replace-session.ts'
import { sessionQuery } from './session-query.ts'

export interface SessionEndedDialogProps {
  user: SignedInUser
  demoAccounts: Session['demoAccounts']
}

/** Asks for the password above the screen when the session has ended, so that what was typed there stays. */
export function SessionEndedDialog({ user, demoAccounts }: SessionEndedDialogProps) {
  const { t } = useTranslation('app')
  const client = useQueryClient()
  const [hasEnded, setHasEnded] = useState(false)
  useEffect(() => onSessionEnded(() => setHasEnded(true)), [])

  const goOn = async (session: Session) => {
    setHasEnded(false)
    // Somebody else starts afresh: SessionGate shows the application anew for another user's id.
    if (session.user?.id !== user.id) return await replaceSession(client, session)
    client.setQueryData(sessionQuery.queryKey, session)
    await client.invalidateQueries({ predicate: (query) => query.state.status === 'error' })
  }
  return (
    <Modal
      opened={hasEnded}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={t('sessionEnded.title')}
    >
      <Text mb="md">{t('sessionEnded.text', { name: user.name })}</Text>
      <SignInForm demoAccounts={demoAccounts} onSignedIn={goOn} />
    </Modal>
  )
}
