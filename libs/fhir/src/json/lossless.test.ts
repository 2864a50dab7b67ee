import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainDecimal } from './decimal.ts'
import { JsonNumber, numbersSurvive, parseLosslessJson, renderJson } from './lossless.ts'

test('keeps the digits of a number from text to text', () => {
  const text = '{"value":5.40,"big":12345678901234567890.10,"list":[1,-0.0,1e2]}'
  expect(renderJson(Object(parseLosslessJson(text)))).toBe(text)
})

test('tells a number from the text that looks like one', () => {
  expect(parseLosslessJson('[5.40,"5.40"]')).toEqual([new JsonNumber('5.40'), '5.40'])
})

test('a number that survives JSON.parse has the digits that it was written with', () => {
  const number = fc.stringMatching(/^-?(0|[1-9]\d{0,17})(\.\d{1,18})?([eE][+-]?\d{1,2})?$/)
  const place = fc.constantFrom<[string, string]>(
    ['[', ']'],
    ['{"a":', '}'],
    ['[ 1, ', '\n]'],
    ['{"a": ', ',"b":2}'],
  )
  fc.assert(
    fc.property(number, place, (written, [before, after]) => {
      const text = `${before}${written}${after}`
      if (!numbersSurvive(text)) return
      const numbers = Object.values(JSON.parse(text)).map(String)
      expect(numbers.map(plainDecimal)).toContain(plainDecimal(written))
    }),
    { numRuns: 5_000 },
  )
})

test.each(['[5.40]', '{"a":1e3}', '[-0]', '{"a": 0.10 }', '[1234567890123456]', '[1.5E-3\n]'])(
  'a number in %s does not survive',
  (text) => {
    expect(numbersSurvive(text)).toBe(false)
  },
)

test('most resources survive', () => {
  expect(numbersSurvive('{"value":168.3,"list":[1, -2.75],"at":"2011-04-11T17:48:38.100Z"}')).toBe(true)
})
