import { asValues, isList, isValues, toText, type Value, type Values } from '../expressions/value.ts'

/** One cell of a matrix, and how it is told from others. */
export interface Cell {
  values: Values
  /** Such as ` (20, ubuntu)`; empty without a matrix. */
  suffix: string
}

/** Lists the cells of a resolved matrix in GitHub’s order, by `exclude` and `include`; a single one without a matrix. */
export function expandMatrix(matrix: Value): Cell[] {
  if (!isValues(matrix)) return [{ values: {}, suffix: '' }]
  const { include, exclude, ...axes } = matrix
  const excluded = listRecords(exclude)
  const original = combine(axes).filter((cell) => !excluded.some((out) => fits(out, cell)))
  const cells: Values[] = [...original]
  for (const extra of listRecords(include)) {
    const own = Object.fromEntries(Object.entries(extra).filter(([name]) => name in axes))
    const meant = original.flatMap((cell, index) => (fits(own, cell) ? [index] : []))
    for (const index of meant) cells[index] = { ...cells[index], ...extra }
    if (meant.length === 0) cells.push(extra)
  }
  return cells.map((values) => ({ values, suffix: ` (${Object.values(values).map(describe).join(', ')})` }))
}

function combine(axes: Values): Values[] {
  const lists = Object.entries(axes)
  if (lists.length === 0) return []
  return lists.reduce<Values[]>(
    (cells, [name, list]) =>
      cells.flatMap((cell) => (isList(list) ? list : []).map((value) => ({ ...cell, [name]: value }))),
    [{}],
  )
}

function listRecords(value: Value | undefined): Values[] {
  return (isList(value) ? value : []).map(asValues)
}

function fits(part: Values, cell: Values): boolean {
  return Object.entries(part).every(([name, value]) => JSON.stringify(value) === JSON.stringify(cell[name]))
}

function describe(value: Value): string {
  if (isList(value)) return value.map(describe).join(', ')
  return isValues(value) ? Object.values(value).map(describe).join(', ') : toText(value)
}
