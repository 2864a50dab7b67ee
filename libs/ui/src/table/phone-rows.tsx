import { Checkbox } from '@mantine/core'
import { useUiText } from '../i18n/use-language.ts'
import type { ShapeProps } from './data-table.tsx'
import { isOwnControl } from './own-control.ts'
import css from './phone-rows.module.css'
import type { TableColumn } from './table-column.ts'

/** The same rows on a phone: two lines each, which wrap rather than lose anything. */
export function PhoneRows<Row>(props: ShapeProps<Row>) {
  const { label, rows, rowKey, handling } = props
  return (
    <ul
      className={css.rows}
      aria-label={label}
      ref={(element) => {
        handling.container.current = element
      }}
    >
      {rows.map((row, index) => (
        <PhoneRow key={rowKey(row)} {...props} row={row} index={index} />
      ))}
    </ul>
  )
}

interface PhoneRowProps<Row> extends ShapeProps<Row> {
  readonly row: Row
  readonly index: number
}

function PhoneRow<Row>({ row, index, ...props }: PhoneRowProps<Row>) {
  const { t } = useUiText()
  const { columns, rowKey, rowActions, rowTone, selection, handling, onOpen } = props
  const key = rowKey(row)
  const isSelected = selection?.keys.has(key) ?? false
  return (
    <li
      data-row
      data-tone={rowTone?.(row)}
      data-selected={isSelected}
      className={css.row}
      tabIndex={index === handling.active ? 0 : -1}
      onFocus={() => handling.setActive(index)}
      onKeyDown={handling.onKeyDown}
      onClick={(event) => {
        if (!isOwnControl(event.target)) onOpen?.(row)
      }}
    >
      {selection !== undefined && (
        <Checkbox
          aria-label={t('table.select')}
          checked={isSelected}
          tabIndex={-1}
          onChange={() => handling.toggle(key)}
        />
      )}
      <div className={css.lines}>
        <div className={css.first}>
          <Cells columns={placed(columns, 'first')} row={row} />
          <span className={css.end}>
            <Cells columns={placed(columns, 'end')} row={row} />
          </span>
        </div>
        <div className={css.second}>
          <Cells columns={placed(columns, 'second')} row={row} />
        </div>
        {rowActions !== undefined && <div className={css.actions}>{rowActions(row)}</div>}
      </div>
    </li>
  )
}

function Cells<Row>({ columns, row }: { readonly columns: readonly TableColumn<Row>[]; readonly row: Row }) {
  return columns.map(({ key, cell, phoneLabel, breaks = 'wrap' }) => (
    <span key={key} className={css.cell} data-breaks={breaks}>
      {phoneLabel !== undefined && <span className={css.label}>{phoneLabel} </span>}
      {cell(row)}
    </span>
  ))
}

function placed<Row>(columns: readonly TableColumn<Row>[], place: 'first' | 'second' | 'end') {
  return columns.filter(({ phone = 'second' }) => phone === place)
}
