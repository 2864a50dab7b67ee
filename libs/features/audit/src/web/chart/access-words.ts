import type { TFunction } from 'i18next'
import type { ChartAccess } from '../../contract.ts'

const KINDS = ['opened', 'changed', 'exported', 'found', 'audited', 'refused'] as const

/** What somebody had to do with a chart, in phrases that a patient understands. */
export function accessPhrases(access: ChartAccess, t: TFunction<'audit'>): string[] {
  const exceptions = access.breakGlassReasons.length
  return [
    ...(exceptions === 0 ? [] : [t('did.brokeGlass', { count: exceptions })]),
    ...KINDS.flatMap((kind) => (access[kind] === 0 ? [] : [t(`did.${kind}`, { count: access[kind] })])),
  ]
}
