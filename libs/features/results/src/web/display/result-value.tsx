import { Quantity } from '@ehr/ui/display/components/quantity.tsx'
import { ResultFlagMark } from '@ehr/ui/display/components/result-flag-mark.tsx'
import { useTranslation } from 'react-i18next'
import type { Result } from '../../contract.ts'

/** A result with its unit and flag, in numbers or words; one that has not come says so. */
export function ResultValue({ result }: { readonly result: Result }) {
  const { t } = useTranslation('results')
  const { value, unit, text } = result
  if (value === null && text === null) return t('noValue')
  return (
    <>
      {value === null ? <bdi>{text}</bdi> : <Quantity value={value} unit={unit} />}{' '}
      <ResultFlagMark result={flagFactsOf(result)} />
    </>
  )
}

/** What the flag of a result is made of; the API has compared it with its range already. */
export function flagFactsOf({ value, interpretation }: Result) {
  return { value, interpretation }
}
