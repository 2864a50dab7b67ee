import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect, test } from '../pages/journey.ts'
import type { Say } from '../pages/texts.ts'

/** Somebody whom no other journey knows, so that what is recorded here is all there is. */
async function registerSomebody(page: Page, origin: string): Promise<string> {
  const name = { use: 'official', family: 'Safety', given: [randomUUID()], prefix: null, suffix: null }
  const nothing = { identifiers: [], contacts: [], addresses: [], relatedPersons: [], deceasedAt: null }
  const answer = await page.request.post('/api/patients', {
    headers: { origin, 'idempotency-key': randomUUID() },
    data: {
      ...nothing,
      names: [{ ...name, language: null }],
      birthDate: null,
      sex: 'female',
      genderIdentity: null,
      language: null,
      isDeceased: false,
      multipleBirthOrder: null,
      duplicateReason: 'A journey of the tests',
    },
  })
  expect(answer.status()).toBe(201)
  return `/patients/${Object(await answer.json()).id}`
}

async function choose(page: Page, label: string, typed: string, option: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).fill(typed)
  await page.getByRole('option', { name: option }).first().click()
}

async function select(page: Page, label: string, value: string): Promise<void> {
  // A field of codes is a combobox too.
  const list = page.getByRole('combobox', { name: label, exact: true }).and(page.locator('select'))
  await list.selectOption(value)
}

async function recordPenicillinAllergy(page: Page, chart: string, say: Say): Promise<void> {
  await page.goto(`${chart}/allergies/new`)
  await choose(page, say('allergies:field.code'), 'penicillin', /Allergy to penicillin/)
  await select(page, say('allergies:field.category'), 'medication')
  await select(page, say('allergies:field.criticality'), 'high')
  await select(page, say('allergies:field.verificationStatus'), 'confirmed')
  await page.getByRole('button', { name: say('ui:form.save') }).click()
  await expect(page).toHaveURL(/\/allergies\/[0-9a-f-]{36}$/)
}

test('none known is recorded as a fact, and ends with the first allergy', async ({
  page,
  baseURL,
  say,
  signInAs,
  expectAccessible,
}) => {
  await signInAs('nurse')
  const chart = await registerSomebody(page, baseURL ?? '')
  await page.goto(`${chart}/allergies`)
  await expect(page.getByText(say('ui:allergies.notRecorded')).first()).toBeVisible()
  await expectAccessible()
  await page.getByRole('button', { name: say('allergies:noneKnownOf.any'), exact: true }).click()
  await expect(page.getByText(say('ui:allergies.none')).first()).toBeVisible()
  await expect(page.getByText(say('ui:allergies.notRecorded'))).toHaveCount(0)
  await recordPenicillinAllergy(page, chart, say)
  await expect(page.getByText(say('ui:allergies.known')).first()).toBeVisible()
  await page.goto(`${chart}/allergies`)
  await expect(page.getByText(say('allergies:value.clinicalStatus.inactive')).first()).toBeVisible()
  await expectAccessible()
})

test('a drug that an allergy speaks against is warned of, and prescribed only with a reason', async ({
  page,
  baseURL,
  say,
  signInAs,
  expectAccessible,
}) => {
  await signInAs('clinician')
  const chart = await registerSomebody(page, baseURL ?? '')
  await recordPenicillinAllergy(page, chart, say)
  await page.goto(`${chart}/medications/new`)
  await choose(page, say('medications:one'), 'amoxicillin', /Amoxicillin 250 MG Oral Capsule/)
  await expect(page.getByText(say('medications:warning.title'))).toBeVisible()
  await page.getByRole('textbox', { name: say('medications:field.dose'), exact: true }).fill('250')
  await select(page, say('medications:field.doseUnit'), 'mg')
  await select(page, say('medications:field.route'), 'oral')
  await select(page, say('medications:field.frequency'), 'every-8-hours')
  await page.getByRole('button', { name: say('medications:order.save'), exact: true }).click()
  await expect(page.getByText(say('medications:problem.WARNINGS_NOT_ANSWERED')).first()).toBeVisible()
  await expect(page).toHaveURL(/\/new$/)

  await page.getByLabel(say('medications:warning.override', { drug: 'Amoxicillin' })).check()
  await select(page, say('medications:warning.reasonCode'), 'tolerated-before')
  await page
    .getByRole('textbox', { name: say('medications:warning.reason'), exact: true })
    .fill('Took it last year without harm')
  await expectAccessible()
  await page.getByRole('button', { name: say('medications:order.save'), exact: true }).click()
  await expect(page).toHaveURL(/\/medications\/[0-9a-f-]{36}$/)
  await expect(page.getByText('Took it last year without harm')).toBeVisible()
  await expectAccessible()
})
