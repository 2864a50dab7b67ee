import { useRecordWords } from '@ehr/ui'
import type { i18n as I18n } from 'i18next'
import { useTranslation } from 'react-i18next'

/** The words for what a record says: labels of fields and of their coded values. */
export interface RecordVocabulary {
  /** What such a record is called; undefined where no feature has words for it. */
  readonly title: string | undefined
  /** @param path `use`, or `names.use` for a part's field */
  labelOf(path: string): string
  /** A code in words; any other text as it is, then not ours. */
  textOf(path: string, text: string): { readonly text: string; readonly isOurs: boolean }
}

/** Finds words in the feature that the record belongs to, then in those that all records share. */
export function useVocabulary(kind: string): RecordVocabulary {
  const { i18n, t } = useTranslation('history')
  const words = useRecordWords(kind)
  if (words === undefined) {
    return { title: undefined, labelOf: (path) => path, textOf: (_, text) => ({ text, isOurs: false }) }
  }
  const { feature, titleKey, labelKeys = {}, valueKeys = {} } = words
  return {
    title: t(titleKey, { ns: feature }),
    labelOf: (path) =>
      firstKnown(i18n, [
        `${feature}:${labelKeys[path] ?? `field.${path}`}`,
        `history:field.${lastOf(path)}`,
      ]) ?? path,
    textOf(path, text) {
      // A text that people wrote may hold what is no key: only codes are looked up.
      const isCode = /^[a-z][a-z0-9-]*$/.test(text)
      const known = isCode
        ? firstKnown(i18n, [`${feature}:${valueKeys[path] ?? `value.${path}`}.${text}`])
        : undefined
      return known === undefined ? { text, isOurs: false } : { text: known, isOurs: true }
    },
  }
}

function firstKnown(i18n: I18n, keys: readonly string[]): string | undefined {
  const key = keys.find((candidate) => i18n.exists(candidate))
  return key === undefined ? undefined : i18n.t(key)
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1)
}
