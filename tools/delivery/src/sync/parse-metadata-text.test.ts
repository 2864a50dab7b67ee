import { expect, test } from 'vitest'
import { parseMetadataText } from './parse-metadata-text.ts'

test('names each line at which a conflict begins', () => {
  const text = '{\n<<<<<<< HEAD\n  "a": 1,\n=======\n  "a": 2,\n>>>>>>> other\n  "b": 1\n<<<<<<< HEAD\n}'

  expect(() => parseMetadataText(text)).toThrow(
    /delivery\.json:2: a conflict begins here\.\ndelivery\.json:8: a conflict begins here\./,
  )
})

test.each([
  ['{\n  "a": 1,\n}', /^delivery\.json is no JSON\.\ndelivery\.json:3: /],
  ['{\n  "a": 1', /delivery\.json:2: /],
  ['', /delivery\.json:1: /],
])('says where %j is no JSON', (text, message) => {
  expect(() => parseMetadataText(text)).toThrow(message)
})

test('takes what is JSON, also with arrows in a text', () => {
  expect(parseMetadataText('{ "a": "<<<<<<< b" }')).toEqual({ a: '<<<<<<< b' })
})
