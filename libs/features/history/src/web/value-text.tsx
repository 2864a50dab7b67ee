import { ClinicalDay } from '@ehr/ui/display/components/clinical-day.tsx'
import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import { CodingText } from '@ehr/ui/display/components/coding-text.tsx'
import { Quantity } from '@ehr/ui/display/components/quantity.tsx'
import { useTranslation } from 'react-i18next'
import type { HistoryValue, PlainValue } from '../contract.ts'
import css from './history.module.css'
import type { RecordVocabulary } from './use-words.ts'

export interface ValueTextProps {
  readonly path: string
  readonly value: HistoryValue
  readonly vocabulary: RecordVocabulary
}

/** What a field held, by the rules of clinical display. */
export function ValueText({ path, value, vocabulary }: ValueTextProps) {
  if (value.type !== 'parts') return <PlainText path={path} value={value} vocabulary={vocabulary} />
  return (
    <ul className={css.parts}>
      {value.items.map((part, place) => (
        <li key={place}>
          {part.map(({ field, value: inner }) => (
            <span key={field} className={css.named}>
              <span className={css.label}>{vocabulary.labelOf(`${path}.${field}`)}</span>{' '}
              <PlainText path={`${path}.${field}`} value={inner} vocabulary={vocabulary} />
            </span>
          ))}
        </li>
      ))}
    </ul>
  )
}

interface PlainTextProps {
  readonly path: string
  readonly value: PlainValue
  readonly vocabulary: RecordVocabulary
}

function PlainText({ path, value, vocabulary }: PlainTextProps) {
  const { t } = useTranslation('history')
  switch (value.type) {
    case 'text': {
      const { text, isOurs } = vocabulary.textOf(path, value.text)
      return isOurs ? text : <bdi className={css.text}>{text}</bdi>
    }
    case 'number':
      return <Quantity value={value.text} unit={value.unit} kind={path === 'dose' ? 'dose' : 'measured'} />
    case 'flag':
      return t(value.isTrue ? 'yes' : 'no')
    case 'moment':
      return <ClinicalMoment at={value.at} />
    case 'day':
      return <ClinicalDay date={{ value: value.value, precision: value.precision }} />
    case 'coding':
      return <CodingText coding={value.coding} />
    case 'reference':
      return value.name === null ? t('anotherRecord') : <bdi>{value.name}</bdi>
  }
}
