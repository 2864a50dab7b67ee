import { StatusMark } from '@ehr/ui/display/components/status-mark.tsx'
import { useTranslation } from 'react-i18next'
import type { Growth } from '../../contract.ts'

/** Where a child's value is among other children: "Percentile 11.2 (WHO 2006)". */
export function GrowthText({ growth }: { readonly growth: Growth | null }) {
  const { t } = useTranslation('vitals')
  if (growth === null) return null
  const { standard, isImplausible } = growth
  return (
    <>
      <span>
        {t('growth.label', { percentile: percentileText(growth, t), standard: t(`growth.${standard}`) })}
      </span>
      {isImplausible && (
        <>
          {' '}
          <StatusMark tone="caution">{t('growth.implausible')}</StatusMark>
        </>
      )}
    </>
  )
}

/** The tails have no figure: the table says nothing of one child in a thousand. */
function percentileText({ percentile }: Growth, t: (key: 'growth.below' | 'growth.above') => string): string {
  if (percentile < 0.1) return t('growth.below')
  return percentile > 99.9 ? t('growth.above') : percentile.toFixed(1)
}
