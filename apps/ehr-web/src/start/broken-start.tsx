import { Button, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import css from './start.module.css'

export interface BrokenStartProps {
  requestId?: string | undefined
  onRetry?: () => void
}

/** The page when not even the session could be read: what happened, and one way on. */
export function BrokenStart({ requestId, onRetry = () => location.reload() }: BrokenStartProps) {
  const { t } = useTranslation('app')
  return (
    <main className={css.centred}>
      <Stack role="alert" gap="md" maw={420}>
        <Title order={1}>{t('broken.title')}</Title>
        <Text>{t('broken.text')}</Text>
        {requestId !== undefined && (
          <Text c="dimmed" size="xs">
            {t('broken.request')} <bdi dir="ltr">{requestId}</bdi>
          </Text>
        )}
        <Button variant="filled" onClick={onRetry}>
          {t('broken.retry')}
        </Button>
      </Stack>
    </main>
  )
}
