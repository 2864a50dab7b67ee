import { useTranslation } from 'react-i18next'

export interface KnownWordProps {
  readonly kind: 'site' | 'route' | 'statusReason'
  readonly word: string
}

/** One of the words that people choose from, in the reader's language; an import's words as they are. */
export function KnownWord({ kind, word }: KnownWordProps) {
  const { t, i18n } = useTranslation('immunizations')
  const key = `value.${kind}.${word}`
  return <bdi>{i18n.exists(key, { ns: 'immunizations' }) ? t(key) : word}</bdi>
}
