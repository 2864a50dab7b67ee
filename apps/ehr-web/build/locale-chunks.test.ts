import { expect, test } from 'vitest'
import { chunkOf } from './locale-chunks.ts'

test.each([
  ['/w/apps/ehr-web/src/locales/en.json', 'texts-start-en'],
  ['/w/libs/features/session/src/locales/ar.json', 'texts-start-ar'],
  ['C:\\w\\libs\\ui\\src\\i18n\\locales\\en.json', 'texts-start-en'],
  ['/w/libs/features/allergies/src/locales/ar.json', 'texts-ar'],
  ['/w/apps/ehr-web/src/main.tsx', null],
])('%s goes into %s', (id, chunk) => {
  expect(chunkOf(id)).toBe(chunk)
})
