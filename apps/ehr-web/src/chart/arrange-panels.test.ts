import { expect, test } from 'vitest'
import { arrangePanels } from './arrange-panels.ts'

interface TestPanel {
  id: string
  size?: 1 | 2 | 3
}

const panel = (id: string, size?: 1 | 2 | 3): TestPanel => (size === undefined ? { id } : { id, size })

function picture(rows: ReturnType<typeof arrangePanels<TestPanel>>): string[] {
  return rows.map(({ columns }) => columns.map((column) => column.map(({ id }) => id).join('+')).join(' | '))
}

test('panels go from side to side and are stacked', () => {
  const panels = ['a', 'b', 'c', 'd', 'e'].map((id) => panel(id))
  expect(picture(arrangePanels(panels, 2))).toEqual(['a+c+e | b+d'])
  expect(picture(arrangePanels(panels, 3))).toEqual(['a+d | b+e | c'])
  expect(picture(arrangePanels(panels, 1))).toEqual(['a+b+c+d+e'])
})

test('a wide panel has a row of its own, in its place', () => {
  const panels = [panel('a'), panel('b'), panel('wide', 2), panel('c')]
  expect(picture(arrangePanels(panels, 2))).toEqual(['a | b', 'wide', 'c'])
})
