import { useTranslation } from 'react-i18next'
import { STOP_VALUES } from '../contract/order-terms.ts'
import type { Medication } from '../contract.ts'

/** Why a drug was stopped: the coded reason in the screen's language, then the words that were written. */
export function StopReason({ medication: { stopCode, stopReason } }: { readonly medication: Medication }) {
  const { t } = useTranslation('medications')
  const code = STOP_VALUES.find((value) => value === stopCode)
  return (
    <>
      {code !== undefined && t(`value.stop.${code}`)}
      {code !== undefined && stopReason !== null && ': '}
      {stopReason !== null && <bdi>{stopReason}</bdi>}
    </>
  )
}
