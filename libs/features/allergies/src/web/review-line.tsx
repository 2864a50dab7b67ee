import { useSend } from '@ehr/ui'
import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import { FailureState } from '@ehr/ui/states/failure-state.tsx'
import { useIsAllowed } from '@ehr/ui/viewer/viewer.ts'
import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type AllergySummary, reviewAllergies } from '../contract.ts'
import { ALLERGY_READS } from './allergy-reads.ts'

export interface ReviewLineProps {
  readonly patientId: string
  readonly summary: AllergySummary
}

/** Who went through the allergies with the patient last, and a button to say that it was done now. */
export function ReviewLine({ patientId, summary: { state, reviewed } }: ReviewLineProps) {
  const { t } = useTranslation('allergies')
  const mayWrite = useIsAllowed(reviewAllergies.access)
  const { send, isSending, last } = useSend(reviewAllergies, { invalidates: ALLERGY_READS })
  return (
    <>
      <Group gap="sm">
        <span>
          {reviewed === null ? (
            t('review.never')
          ) : (
            <>
              {t('review.last')} <ClinicalMoment at={reviewed.at} />
              {reviewed.by !== null && (
                <>
                  {' · '}
                  <bdi>{reviewed.by}</bdi>
                </>
              )}
            </>
          )}
        </span>
        {mayWrite && state !== 'not-recorded' && (
          <Button
            size="xs"
            loading={isSending}
            onClick={() => void send({ params: { patientId }, body: {} })}
          >
            {t('review.now')}
          </Button>
        )}
      </Group>
      {last?.kind === 'failed' && <FailureState failure={last.failure} isWrite />}
    </>
  )
}
