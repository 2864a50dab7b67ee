import type { DatesCell } from '@ehr/ui/dates-table/dates-cell.tsx'
import { type DatesRow, DatesTable } from '@ehr/ui/dates-table/dates-table.tsx'
import { unitText } from '@ehr/ui/display/clinical-number.ts'
import { TextLink } from '@ehr/ui/page/button-link.tsx'
import type { MoreRows } from '@ehr/ui/table/data-table.tsx'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { type Result, type ResultSet, resultPaths } from '../../contract.ts'
import { RangeText } from '../display/range-text.tsx'
import { flagFactsOf } from '../display/result-value.tsx'
import { isTold, StatusText } from '../display/status-text.tsx'
import { testName } from '../display/test-name.ts'
import { planTable, type TestRow } from './plan-table.ts'

export interface ResultsTableProps {
  /** Newest first. */
  readonly sets: readonly ResultSet[]
  readonly earlier: MoreRows
}

/** Tests down, dates across; a test's name leads to its trend. */
export function ResultsTable({ sets, earlier }: ResultsTableProps) {
  const { t } = useTranslation('results')
  const { moments, groups } = planTable(sets)
  return (
    <DatesTable
      label={t('title')}
      headings={{ test: t('column.test'), unit: t('column.unit'), range: t('column.range') }}
      moments={moments}
      groups={groups.map(({ group, rows }) => ({
        key: group,
        title: <bdi>{t(`group.${group}`)}</bdi>,
        rows: rows.map((row) => rowOf(row, t)),
      }))}
      earlier={earlier}
      earlierLabel={t('earlier')}
    />
  )
}

function rowOf({ key, newest, hasOtherRanges, values }: TestRow, t: TFunction<'results'>): DatesRow {
  return {
    key,
    name: (
      <TextLink to={resultPaths.trend(newest.patientId, newest.id)} inherit>
        <bdi title={newest.code.display}>{testName(newest.code, t)}</bdi>
      </TextLink>
    ),
    unit: unitText(newest.unit ?? ''),
    range: (
      <>
        <RangeText result={newest} />
        {hasOtherRanges && <div>{t('otherRanges')}</div>}
      </>
    ),
    cells: new Map([...values].map(([moment, results]) => [moment, results.map((one) => cellOf(one, t))])),
  }
}

function cellOf(result: Result, t: TFunction<'results'>): DatesCell {
  const { id, value, text, status } = result
  return {
    key: id,
    pieces: value === null ? [] : [flagFactsOf(result)],
    text: text ?? (value === null ? t('noValue') : null),
    mark: isTold(result) ? <StatusText result={result} /> : undefined,
    isStruck: status === 'entered-in-error',
  }
}
