import { useTestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/code'
import { expect, test } from 'vitest'
import { ALLERGIES, NO_KNOWN_ALLERGY } from './allergies.ts'
import { LONG_CONDITIONS, SHORT_CONDITIONS } from './conditions.ts'
import { DRUGS } from './drugs.ts'
import { LAB_TESTS } from './tests.ts'
import { INFLUENZA, VACCINES } from './vaccines.ts'

const { db } = await useTestDatabase()

const USED = {
  problems: [...LONG_CONDITIONS, ...SHORT_CONDITIONS],
  allergens: [...ALLERGIES, NO_KNOWN_ALLERGY],
  medications: Object.values(DRUGS),
  vaccines: [...VACCINES, INFLUENZA],
  tests: Object.values(LAB_TESTS),
}

test.each(Object.entries(USED))(
  'the list of %s offers what the demo clinic records, in the same words',
  async (list, codes) => {
    const rows = await db
      .selectFrom('code')
      .select(['code', 'display', 'lists'])
      .where('isShipped', '=', true)
      .execute()
    const offered = new Map(
      rows.filter(({ lists }) => lists.includes(list)).map((row) => [row.code, row.display]),
    )
    const used = codes.map(({ code, display }) => [code, display] as const)
    expect(used.map(([code]) => [code, offered.get(code)])).toEqual(used)
  },
)
