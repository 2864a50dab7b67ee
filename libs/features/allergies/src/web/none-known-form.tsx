import { useSend } from '@ehr/ui'
import { Section } from '@ehr/ui/page/section.tsx'
import { FailureState } from '@ehr/ui/states/failure-state.tsx'
import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { NONE_KNOWN_VALUES, type NoneKnown } from '../contract/none-known.ts'
import { type AllergySummary, recordNoneKnown } from '../contract.ts'
import { ALLERGY_READS } from './allergy-reads.ts'

export interface NoneKnownFormProps {
  readonly patientId: string
  readonly summary: AllergySummary
}

/** Records that none is known, as a fact of its own; what is stated already is not offered again. */
export function NoneKnownForm({ patientId, summary }: NoneKnownFormProps) {
  const { t } = useTranslation('allergies')
  const { send, isSending, last } = useSend(recordNoneKnown, { invalidates: ALLERGY_READS })
  const offered = offeredIn(summary)
  if (offered.length === 0) return null
  return (
    <Section title={t('none.title')}>
      <p>{t(summary.state === 'known' ? 'none.besideKnown' : 'none.explain')}</p>
      <Group gap="sm">
        {offered.map((of) => (
          <Button
            key={of}
            loading={isSending}
            onClick={() => void send({ params: { patientId }, body: { of } })}
          >
            {t(`noneKnownOf.${of}`)}
          </Button>
        ))}
      </Group>
      {last?.kind === 'failed' && <FailureState failure={last.failure} isWrite />}
    </Section>
  )
}

function offeredIn(summary: AllergySummary): readonly NoneKnown[] {
  if (summary.state === 'none') return []
  if (summary.state === 'none-partly') return NONE_KNOWN_VALUES.filter((of) => !summary.of.includes(of))
  return summary.state === 'known' ? NONE_KNOWN_VALUES.filter((of) => of !== 'any') : NONE_KNOWN_VALUES
}
