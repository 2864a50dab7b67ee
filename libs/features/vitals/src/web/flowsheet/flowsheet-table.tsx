import type { DatesCell } from '@ehr/ui/dates-table/dates-cell.tsx'
import { type DatesRow, DatesTable } from '@ehr/ui/dates-table/dates-table.tsx'
import { unitText } from '@ehr/ui/display/clinical-number.ts'
import type { MoreRows } from '@ehr/ui/table/data-table.tsx'
import { UnstyledButton } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Vital } from '../../contract.ts'
import { kindName } from '../display/kind-name.ts'
import { RangeText } from '../display/range-text.tsx'
import { StatusText } from '../display/status-text.tsx'
import css from './flowsheet.module.css'
import type { FlowRow, Flowsheet, RowKind } from './plan-flowsheet.ts'

export interface FlowsheetTableProps {
  readonly flowsheet: Flowsheet
  readonly earlier: MoreRows
  /** The kind whose trend is shown. */
  readonly shown: RowKind
  readonly onShow: (kind: RowKind) => void
}

/** Signs down, dates across; a press on a sign shows its trend. */
export function FlowsheetTable({ flowsheet, earlier, shown, onShow }: FlowsheetTableProps) {
  const { t } = useTranslation('vitals')
  const { moments, rows } = flowsheet
  return (
    <DatesTable
      label={t('title')}
      headings={{ test: t('column.sign'), unit: t('column.unit'), range: t('column.usual') }}
      moments={moments}
      groups={[{ key: 'all', rows: rows.map((row) => rowOf(row, { shown, onShow, t })) }]}
      earlier={earlier}
      earlierLabel={t('earlier')}
    />
  )
}

interface RowOptions extends Pick<FlowsheetTableProps, 'shown' | 'onShow'> {
  readonly t: TFunction<'vitals'>
}

function rowOf(row: FlowRow, { shown, onShow, t }: RowOptions): DatesRow {
  const { key, kind, unit, ranges, values } = row
  const name = <bdi>{kindName(kind, row.display, t)}</bdi>
  return {
    key,
    name:
      kind === null ? (
        name
      ) : (
        <UnstyledButton className={css.name} aria-pressed={kind === shown} onClick={() => onShow(kind)}>
          {name}
        </UnstyledButton>
      ),
    unit: unitText(unit),
    range: <RangeText ranges={ranges} />,
    cells: new Map([...values].map(([moment, cells]) => [moment, cells.map(cellOf)])),
  }
}

function cellOf(vitals: readonly Vital[]): DatesCell {
  const [first] = vitals
  return {
    key: first?.id ?? '',
    pieces: vitals.flatMap(({ value, interpretation }) =>
      value === null ? [] : [{ value, interpretation }],
    ),
    text: first?.text,
    mark: first && <StatusText status={first.status} />,
    isStruck: first?.status === 'entered-in-error',
  }
}
