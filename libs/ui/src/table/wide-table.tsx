import { Checkbox } from '@mantine/core'
import { useUiText } from '../i18n/use-language.ts'
import type { ShapeProps } from './data-table.tsx'
import { isOwnControl } from './own-control.ts'
import css from './wide-table.module.css'

/** The table of a wide screen. */
export function WideTable<Row>(props: ShapeProps<Row>) {
  const { label, rows, rowKey, columns, density = 'normal', rowActions, selection, handling } = props
  return (
    <table
      className={css.table}
      data-density={density}
      aria-label={label}
      ref={(element) => {
        handling.container.current = element
      }}
    >
      <thead>
        <tr>
          {selection !== undefined && (
            <th className={css.box}>
              <SelectAll {...props} />
            </th>
          )}
          {columns.map(({ key, header, align }) => (
            <th key={key} scope="col" data-align={align}>
              {header}
            </th>
          ))}
          {rowActions !== undefined && <th aria-hidden />}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <WideRow key={rowKey(row)} {...props} row={row} index={index} />
        ))}
      </tbody>
    </table>
  )
}

interface WideRowProps<Row> extends ShapeProps<Row> {
  readonly row: Row
  readonly index: number
}

function WideRow<Row>({ row, index, ...props }: WideRowProps<Row>) {
  const { t } = useUiText()
  const { columns, rowKey, rowActions, rowTone, selection, handling, onOpen } = props
  const key = rowKey(row)
  const isSelected = selection?.keys.has(key) ?? false
  return (
    <tr
      data-row
      data-tone={rowTone?.(row)}
      data-openable={onOpen !== undefined}
      data-selected={isSelected}
      aria-selected={selection === undefined ? undefined : isSelected}
      tabIndex={index === handling.active ? 0 : -1}
      onFocus={() => handling.setActive(index)}
      onKeyDown={handling.onKeyDown}
      onClick={(event) => {
        if (!isOwnControl(event.target)) onOpen?.(row)
      }}
    >
      {selection !== undefined && (
        <td className={css.box}>
          <Checkbox
            aria-label={t('table.select')}
            checked={isSelected}
            tabIndex={-1}
            onChange={() => handling.toggle(key)}
          />
        </td>
      )}
      {columns.map(({ key: column, cell, align, breaks = 'wrap' }) => (
        <td key={column} data-align={align} data-breaks={breaks}>
          {cell(row)}
        </td>
      ))}
      {rowActions !== undefined && <td className={css.actions}>{rowActions(row)}</td>}
    </tr>
  )
}

function SelectAll<Row>({ rows, rowKey, selection }: ShapeProps<Row>) {
  const { t } = useUiText()
  const isAll = rows.length > 0 && rows.every((row) => selection?.keys.has(rowKey(row)))
  return (
    <Checkbox
      aria-label={t('table.selectAll')}
      checked={isAll}
      indeterminate={!isAll && (selection?.keys.size ?? 0) > 0}
      onChange={() => selection?.onChange(new Set(isAll ? [] : rows.map(rowKey)))}
    />
  )
}
