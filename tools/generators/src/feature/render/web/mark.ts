import type { FeaturePlan } from '../../feature-plan.ts'
import { ENTERED_IN_ERROR } from '../../field.ts'
import type { Shown } from './display.ts'

/** The mark of a record that was entered in error; `undefined` where records carry no such state. */
export function renderMark({ errorField }: FeaturePlan, record: string): Shown | undefined {
  if (errorField === undefined) return undefined
  const { name } = errorField
  return {
    jsx: `${record}.${name} === '${ENTERED_IN_ERROR}' && (
      <StatusMark tone="critical">{t('value.${name}.${ENTERED_IN_ERROR}')}</StatusMark>
    )`,
    imports: ['StatusMark'],
  }
}
