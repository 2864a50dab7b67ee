import { Button, NativeSelect, Radio, Stack, TextInput } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { DrugWarning } from '../../contract/drug-warning.ts'
import { OVERRIDE_VALUES } from '../../contract/order-terms.ts'
import type { PrescriptionDraft } from '../order/order-draft.ts'
import { shortName } from './warning-words.ts'

type Answer = PrescriptionDraft['answers'][number]

export interface AnswerCellProps {
  readonly warning: DrugWarning
  readonly drug: string
  readonly answer: Answer | undefined
  readonly onAnswer: (answer: Answer | undefined) => void
  readonly onGiveUp: () => void
}

/** The answers to one warning, each naming the drug that it is about; setting it aside asks why. */
export function AnswerCell({ warning, drug, answer, onAnswer, onGiveUp }: AnswerCellProps) {
  const { t } = useTranslation('medications')
  const group = useId()
  const { id: warningId, conflict } = warning
  const isOverride = answer?.action === 'override'
  return (
    <Stack gap="xs">
      {conflict?.type === 'medication' && (
        <Radio
          name={group}
          label={t('warning.stop', { drug: shortName(conflict.code.display) })}
          checked={answer?.action === 'stop'}
          onChange={() => onAnswer({ warningId, action: 'stop' })}
        />
      )}
      <Radio
        name={group}
        label={t('warning.override', { drug })}
        checked={isOverride}
        onChange={() => onAnswer({ warningId, action: 'override', reasonCode: null, reason: null })}
      />
      {isOverride && (
        <>
          <NativeSelect
            label={t('warning.reasonCode')}
            required
            value={answer.reasonCode ?? ''}
            onChange={({ currentTarget: { value } }) =>
              onAnswer({ ...answer, reasonCode: OVERRIDE_VALUES.find((code) => code === value) ?? null })
            }
          >
            <option value="">{t('warning.chooseReason')}</option>
            {OVERRIDE_VALUES.map((code) => (
              <option key={code} value={code}>
                {t(`value.override.${code}`)}
              </option>
            ))}
          </NativeSelect>
          <TextInput
            label={t('warning.reason')}
            required
            maxLength={500}
            dir="auto"
            autoComplete="off"
            value={answer.reason ?? ''}
            onChange={({ currentTarget: { value } }) =>
              onAnswer({ ...answer, reason: value === '' ? null : value })
            }
          />
        </>
      )}
      <div>
        <Button size="xs" onClick={onGiveUp}>
          {t('warning.giveUp', { drug })}
        </Button>
      </div>
    </Stack>
  )
}
