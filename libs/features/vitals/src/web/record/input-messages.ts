import { unitText } from '@ehr/ui/display/clinical-number.ts'
import type { TFunction } from 'i18next'
import { decimalsText, INPUT_PROBLEMS, impossibleText } from '../../contract/vital-input.ts'
import { MEASURED_KINDS, type MeasuredKind, VITAL_FACTS } from '../../contract/vital-kinds.ts'

/** What is said on the form's own check when unusual values are not confirmed yet. */
export const UNCONFIRMED = 'Unusual values are not confirmed'

/** The contract's complaints in the reader's words. */
export function inputMessages(t: TFunction<'vitals'>): Record<string, string> {
  return {
    [UNCONFIRMED]: t('problem.unconfirmed'),
    ...Object.fromEntries(
      Object.entries(INPUT_PROBLEMS).map(([key, message]) => [message, t(`problem.${key}`)]),
    ),
    ...Object.fromEntries(
      MEASURED_KINDS.flatMap((kind) => [
        [impossibleText(kind), impossibleInWords(kind, t)],
        [decimalsText(kind), t('problem.decimals', { count: VITAL_FACTS[kind].decimals })],
      ]),
    ),
  }
}

/** What values of a kind are possible, for whoever typed one that is not. */
export function impossibleInWords(kind: MeasuredKind, t: TFunction<'vitals'>): string {
  const { possible, unit } = VITAL_FACTS[kind]
  // Isolated, so that the two limits keep their order in Arabic.
  return t('problem.impossible', {
    range: `\u2066${possible.low}–${possible.high} ${unitText(unit)}\u2069`.trim(),
  })
}
