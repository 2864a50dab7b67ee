import { expect, test } from 'vitest'
import { smallTemplate } from '../testing/small-template.ts'
import { readGenerated } from './generated-files.ts'

const isGenerated = readGenerated(
  smallTemplate({
    '.gitattributes': `* text=auto eol=lf
pnpm-lock.yaml linguist-generated
libs/tables/** linguist-generated
**/queries.sql linguist-generated
.github/workflows/** linguist-generated
.github/workflows/*.local.yml -linguist-generated
`,
  }),
)

test.each([
  ['pnpm-lock.yaml', true],
  ['libs/tables/src/patient.ts', true],
  ['libs/features/vitals/src/api/queries.sql', true],
  ['.github/workflows/ci.yml', true],
  ['.github/workflows/ours.local.yml', false],
  ['libs/features/vitals/src/api/queries.ts', false],
])('%s is generated: %s', (path, expected) => {
  expect(isGenerated(path)).toBe(expected)
})
