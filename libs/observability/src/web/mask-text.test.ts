import { expect, test } from 'vitest'
import { maskText } from './mask-text.ts'

test.each([
  ['GET /api/patients/0193f1c2-7a5b-7c3d-9e1f-2a4b6c8d0e1f/summary', 'GET /api/patients/<id>/summary'],
  ['no account for maria.lopez@clinic.example', 'no account for <e-mail>'],
  ['born 1958-03-04', 'born <date>'],
  ['MRN 10004217', 'MRN <number>'],
  ['call +1 617 555 0188 now', 'call <number> now'],
  ['the API answered 503 after 3 tries', 'the API answered 503 after 3 tries'],
])('masks what may identify a person in "%s"', (text, masked) => {
  expect(maskText(text)).toBe(masked)
})
