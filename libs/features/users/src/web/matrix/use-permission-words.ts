import { useTranslation } from 'react-i18next'
import type { PermissionGroup } from './group-by-feature.ts'

/** Permissions in words: each feature says its own, below `permission` of its texts. */
export function usePermissionWords(groups: readonly PermissionGroup[]) {
  const { i18n } = useTranslation(['users', ...groups.map(({ feature }) => feature)])
  return {
    titleOf: (feature: string) => i18n.t('permission.title', { ns: feature }),
    sentenceOf: (feature: string, verb: string) => i18n.t(`permission.${verb}`, { ns: feature }),
  }
}
