import type { ChartPanel } from '@ehr/ui'

/** A row of the chart: panels stacked in columns, or one panel across all of them. */
export interface PanelRow<Panel> {
  readonly columns: readonly (readonly Panel[])[]
}

/**
 * Places panels in columns, in their order from side to side. Panels are stacked, not set in a grid: their heights
 * differ much, and a grid leaves holes under the low ones. One that asks for more than a column gets a row.
 */
export function arrangePanels<Panel extends Pick<ChartPanel, 'size'>>(
  panels: readonly Panel[],
  columnCount: number,
): PanelRow<Panel>[] {
  const rows: PanelRow<Panel>[] = []
  let open: Panel[] = []
  const close = () => {
    if (open.length > 0) rows.push({ columns: intoColumns(open, columnCount) })
    open = []
  }
  for (const panel of panels) {
    if ((panel.size ?? 1) > 1) {
      close()
      rows.push({ columns: [[panel]] })
    } else {
      open.push(panel)
    }
  }
  close()
  return rows
}

function intoColumns<Panel>(panels: readonly Panel[], columnCount: number): Panel[][] {
  const columns = Array.from({ length: columnCount }, (_, column) =>
    panels.filter((_panel, at) => at % columnCount === column),
  )
  return columns.filter((column) => column.length > 0)
}
