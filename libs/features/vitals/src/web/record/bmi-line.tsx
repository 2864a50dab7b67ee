import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import { Quantity } from '@ehr/ui/display/components/quantity.tsx'
import { ResultFlagMark } from '@ehr/ui/display/components/result-flag-mark.tsx'
import { useTranslation } from 'react-i18next'
import { flagOfVital } from '../../contract/judge.ts'
import { VITAL_FACTS } from '../../contract/vital-kinds.ts'
import type { DraftBmi } from './judge-draft.ts'
import css from './record.module.css'

export interface BmiLineProps {
  readonly bmi: DraftBmi | undefined
  readonly ageMonths: number | undefined
}

/** The BMI as it will be saved, while weight and height are typed. */
export function BmiLine({ bmi, ageMonths }: BmiLineProps) {
  const { t } = useTranslation('vitals')
  return (
    <div className={css.bmi}>
      <span className={css.bmiName}>{t('kind.bmi')}</span>
      <output className={css.bmiValue}>
        {bmi === undefined ? (
          '–'
        ) : (
          <>
            <Quantity value={bmi.value} unit={VITAL_FACTS.bmi.unit} />{' '}
            <ResultFlagMark
              result={{ value: bmi.value, interpretation: flagOfVital('bmi', bmi.value, ageMonths) }}
            />
          </>
        )}
      </output>
      <span className={css.remark}>
        {bmi === undefined && t('record.bmiNeeds')}
        {bmi?.heightOf !== undefined && (
          <span>
            {t('record.bmiHeightOf')} <ClinicalMoment at={bmi.heightOf} show="date" />
          </span>
        )}
      </span>
    </div>
  )
}
