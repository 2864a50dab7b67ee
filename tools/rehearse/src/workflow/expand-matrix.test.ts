import { expect, test } from 'vitest'
import { expandMatrix } from './expand-matrix.ts'

function suffixes(matrix: Parameters<typeof expandMatrix>[0]) {
  return expandMatrix(matrix).map(({ suffix }) => suffix)
}

test('without a matrix there is one cell without a name', () => {
  expect(expandMatrix(null)).toEqual([{ values: {}, suffix: '' }])
})

test('axes are combined in the order of the file, but for what is excluded', () => {
  const matrix = { node: [24, 26], runner: ['a', 'b'], exclude: [{ node: 24, runner: 'b' }] }
  expect(suffixes(matrix)).toEqual([' (24, a)', ' (26, a)', ' (26, b)'])
})

test('what is included extends the cells that it fits, or becomes one of its own', () => {
  const matrix = { node: [24, 26], include: [{ node: 26, extra: 'yes' }, { node: 27 }, { all: true }] }
  expect(expandMatrix(matrix).map(({ values }) => values)).toEqual([
    { node: 24, all: true },
    { node: 26, extra: 'yes', all: true },
    { node: 27 },
  ])
  expect(suffixes({ include: [{ only: 1 }, { only: 2 }] })).toEqual([' (1)', ' (2)'])
})
