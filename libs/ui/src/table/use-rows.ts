import { type KeyboardEvent, type RefObject, useRef, useState } from 'react'
import { useViewer } from '../viewer/viewer.ts'
import { actOfKey } from './row-keys.ts'

export interface RowHandling {
  readonly container: RefObject<HTMLElement | null>
  /** Index of the one row that Tab reaches. */
  readonly active: number
  readonly setActive: (index: number) => void
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  readonly toggle: (key: string) => void
}

interface RowsOptions<Row> {
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly onOpen?: (row: Row) => void
  readonly selection?: {
    readonly keys: ReadonlySet<string>
    readonly onChange: (keys: ReadonlySet<string>) => void
  }
}

/** Moves the focus among rows, opens and selects them. Keys inside a row's own inputs and buttons are theirs. */
export function useRows<Row>({ rows, rowKey, onOpen, selection }: RowsOptions<Row>): RowHandling {
  const container = useRef<HTMLElement | null>(null)
  const [chosen, setActive] = useState(0)
  const active = Math.min(chosen, Math.max(0, rows.length - 1))
  const { singleKeys } = useViewer().site

  function toggle(key: string): void {
    if (selection === undefined) return
    const keys = new Set(selection.keys)
    if (!keys.delete(key)) keys.add(key)
    selection.onChange(keys)
  }

  function rowElements(): HTMLElement[] {
    return [...(container.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
  }

  function focusRow(index: number): void {
    setActive(index)
    rowElements()[index]?.focus()
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    // The row that has the focus, not the one of its former number: a refreshed list may have put another there.
    const focused = rowElements().findIndex((element) => element === event.target)
    const row = rows[focused]
    if (row === undefined) return
    const hasModifier = event.ctrlKey || event.altKey || event.metaKey
    const act = actOfKey({ code: event.code, hasModifier, singleKeys }, focused, rows.length)
    if (act === undefined || (act.kind === 'select' && selection === undefined)) return
    event.preventDefault()
    if (act.kind === 'open') onOpen?.(row)
    else if (act.kind === 'select') toggle(rowKey(row))
    else focusRow(act.to)
  }

  return { container, active, setActive, onKeyDown, toggle }
}
