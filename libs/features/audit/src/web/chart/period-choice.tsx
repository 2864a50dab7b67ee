import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { PERIODS, type Period } from './period.ts'

export interface PeriodChoiceProps {
  readonly period: Period
  readonly onChange: (period: Period) => void
}

/** How far back the list goes. */
export function PeriodChoice({ period, onChange }: PeriodChoiceProps) {
  const { t } = useTranslation('audit')
  return (
    <NativeSelect
      aria-label={t('chart.period')}
      value={period}
      data={PERIODS.map((value) => ({ value, label: t(`period.${value}`) }))}
      onChange={({ currentTarget }) => onChange(PERIODS.find((one) => one === currentTarget.value) ?? 'all')}
    />
  )
}
