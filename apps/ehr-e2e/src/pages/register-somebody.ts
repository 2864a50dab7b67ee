import { randomUUID } from 'node:crypto'
import { expect, type Page } from '@playwright/test'

/** Registers somebody whom no other journey knows, without the screen. @returns the address of the chart */
export async function registerSomebody(page: Page, origin: string): Promise<string> {
  const name = { use: 'official', family: 'Journey', given: [randomUUID()], prefix: null, suffix: null }
  const answer = await page.request.post('/api/patients', {
    headers: { origin, 'idempotency-key': randomUUID() },
    data: {
      names: [{ ...name, language: null }],
      ...{ birthDate: null, sex: 'female', genderIdentity: null, language: null },
      ...{ identifiers: [], contacts: [], addresses: [], relatedPersons: [] },
      ...{ isDeceased: false, deceasedAt: null, multipleBirthOrder: null },
      duplicateReason: 'A journey of the tests',
    },
  })
  expect(answer.status()).toBe(201)
  return `/patients/${Object(await answer.json()).id}`
}
