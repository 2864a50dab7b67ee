import { datePrecision } from '@ehr/contracts'
import * as z from 'zod/mini'
import { ClinicalDay } from '../display/components/clinical-day.tsx'
import { useUiText } from '../i18n/use-language.ts'

const partial = z.object({ value: z.iso.date(), precision: datePrecision })

export interface DraftValueProps {
  readonly value: unknown
  /** How the field itself words its values. */
  readonly describe?: ((value: unknown) => string) | undefined
}

/** Any value of a draft as text, for comparing two: dates as dates, lists line by line. */
export function DraftValue({ value, describe }: DraftValueProps) {
  const { t } = useUiText()
  if (value === null || value === undefined || value === '') return t('date.notRecorded')
  if (describe !== undefined) return describe(value) || t('date.notRecorded')
  const date = z.safeParse(partial, value)
  if (date.success) return <ClinicalDay date={date.data} />
  if (typeof value === 'boolean') return t(value ? 'form.yes' : 'form.no')
  if (Array.isArray(value)) return <Lines items={value} />
  if (typeof value === 'object') return <bdi>{wordsOf(value)}</bdi>
  return <bdi>{String(value)}</bdi>
}

function Lines({ items }: { readonly items: readonly unknown[] }) {
  const { t } = useUiText()
  if (items.length === 0) return t('date.notRecorded')
  return items.map((item) => (
    <div key={JSON.stringify(item)}>
      <DraftValue value={item} />
    </div>
  ))
}

function wordsOf(value: object): string {
  return Object.values(value)
    .flat()
    .filter((part) => part !== null && part !== undefined && part !== '')
    .map((part) => (typeof part === 'object' ? wordsOf(part) : String(part)))
    .join(' · ')
}
