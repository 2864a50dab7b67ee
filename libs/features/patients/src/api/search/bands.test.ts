import { expect, test } from 'vitest'
import { type LookedUpTerm, planBands } from './bands.ts'

function termOf(word: string, ...scores: string[]): LookedUpTerm {
  return { word, words: scores.map((score, place) => ({ id: `${word}${place}`, score })) }
}

function wordsOf(bands: ReturnType<typeof planBands>): string[][] {
  return bands.map(({ terms }) => terms.map(({ words }) => words.map(({ score }) => score).join(' ')))
}

const ANN = termOf('ann', '1', '0.9', '0.75', '0.5', '0.45', '0.4')
const LEE = termOf('lee', '1', '0.9', '0.45')

test('what was typed comes before beginnings, and these before what only resembles it', () => {
  const bands = planBands([ANN, LEE], undefined)
  expect(bands.map(({ from, below }) => [from, below])).toEqual([
    [2, undefined],
    [1.75, 2],
    [0, 1.75],
  ])
  expect(wordsOf(bands)).toEqual([
    ['1', '1'],
    ['1 0.9 0.75', '1 0.9'],
    ['1 0.9 0.75 0.5 0.45 0.4', '1 0.9 0.45'],
  ])
})

test('a band that has more than half of the next one’s words is part of it', () => {
  const bands = planBands([termOf('ann', '1', '0.9', '0.8', '0.5'), termOf('lee', '1', '0.75')], undefined)
  expect(bands.map(({ from, below }) => [from, below])).toEqual([
    [2, undefined],
    [0, 2],
  ])
})

test('where nothing but the words as typed was found, they are looked for once', () => {
  const bands = planBands([termOf('ann', '1'), termOf('lee', '1')], undefined)
  expect(bands.map(({ from, below }) => [from, below])).toEqual([[0, undefined]])
})

test('a band in which a term means no word is left out', () => {
  const bands = planBands([ANN, termOf('lea', '0.5')], undefined)
  expect(bands.map(({ from }) => from)).toEqual([0])
})

test('a page that follows begins in the band of the hit before it', () => {
  expect(planBands([ANN, LEE], 2).map(({ from }) => from)).toEqual([2, 1.75, 0])
  expect(planBands([ANN, LEE], 1.8).map(({ from }) => from)).toEqual([1.75, 0])
  expect(planBands([ANN, LEE], 1.2).map(({ from }) => from)).toEqual([0])
})

test('dates and numbers alone need no bands', () => {
  const date: LookedUpTerm = { birthDates: ['1980-11-13'], words: [] }
  expect(planBands([date], undefined)).toEqual([{ terms: [date], from: 0, below: undefined }])
})
