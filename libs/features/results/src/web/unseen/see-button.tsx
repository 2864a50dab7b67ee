import { useIsAllowed } from '@ehr/ui'
import { FailureState } from '@ehr/ui/states/failure-state.tsx'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { markSeen, type Result } from '../../contract.ts'
import { useSeeing } from './use-seeing.ts'

interface SeeButtonProps {
  readonly patientId: string
  /** All that is on the screen; those that wait to be seen are marked. */
  readonly results: readonly Result[]
}

/** Says that one has seen what waits on this screen; nothing where nothing waits, or for who may not. */
export function SeeButton({ patientId, results }: SeeButtonProps) {
  const { t } = useTranslation('results')
  const maySee = useIsAllowed(markSeen.access)
  const seeing = useSeeing()
  const waiting = results.filter(({ isUnseen }) => isUnseen)
  const failure = seeing.last === undefined || seeing.last.kind === 'sent' ? undefined : seeing.last.failure
  return (
    <>
      {failure !== undefined && <FailureState failure={failure} isWrite />}
      {maySee && waiting.length > 0 && (
        <Button loading={seeing.isSending} onClick={() => void seeing.see(patientId, waiting.slice(0, 100))}>
          {t('unseen.seeAll')}
        </Button>
      )}
    </>
  )
}
