import { text } from '@ehr/contracts'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { fieldFacts } from './field-facts.ts'

const schema = z
  .strictObject({
    family: z.nullable(text(200)),
    nickname: z.optional(text(50)),
    sex: z.enum(['female', 'male']),
    names: z.array(z.strictObject({ given: text(100) })),
    isDeceased: z._default(z.boolean(), false),
  })
  .check(z.refine(() => true))

test.each([
  [['family'], { isRequired: false, blank: null, maxLength: 200, options: undefined }],
  [['nickname'], { isRequired: false, blank: undefined, maxLength: 50, options: undefined }],
  [['sex'], { isRequired: true, blank: null, maxLength: undefined, options: ['female', 'male'] }],
  [['names', 3, 'given'], { isRequired: true, blank: null, maxLength: 100, options: undefined }],
  [['isDeceased'], { isRequired: false, blank: undefined, maxLength: undefined, options: undefined }],
  [['nobody', 'knows'], { isRequired: false, blank: null, maxLength: undefined, options: undefined }],
])('%j has the facts that the contract states', (path, facts) => {
  expect(fieldFacts(schema, path)).toEqual(facts)
})
