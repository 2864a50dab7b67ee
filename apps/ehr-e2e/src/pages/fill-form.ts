import type { Locator, Page } from '@playwright/test'
import type { Say } from './texts.ts'

/** What goes into one field of a form, by the kind of the field. */
export interface FormEntry {
  readonly type:
    | 'string'
    | 'text'
    | 'integer'
    | 'decimal'
    | 'boolean'
    | 'date'
    | 'datetime'
    | 'enum'
    | 'code'
    | 'quantity'
    | 'reference'
  /** Key of the label's text: `patients:field.mrn`. */
  readonly label: `${string}:${string}`
  /** Text, a number, a value of a list, a day (`2026-03-04`); of a reference, the first that is offered. */
  readonly value?: string
}

/** Fills fields of a form as a person does, each found by its label. */
export async function fillForm(page: Page, say: Say, entries: readonly FormEntry[]): Promise<void> {
  for (const { type, label, value = '' } of entries) {
    const name = say(label)
    switch (type) {
      case 'boolean':
        await page.getByRole('checkbox', { name, exact: true }).check()
        break
      case 'enum':
        await page
          .getByRole('combobox', { name, exact: true })
          .and(page.locator('select'))
          .selectOption(value)
        break
      case 'date':
      case 'datetime':
        await fillDate(page.getByRole('group', { name, exact: true }), say, value, type)
        break
      case 'code':
      case 'reference':
        await choose(
          page,
          page.getByRole('combobox', { name, exact: true }).and(page.locator('input')),
          value,
        )
        break
      default:
        await page.getByRole('textbox', { name, exact: true }).fill(value)
    }
    if (type === 'quantity') await fillUnit(page, say, name)
  }
}

async function fillDate(group: Locator, say: Say, value: string, type: 'date' | 'datetime'): Promise<void> {
  const [year = '', month = '', day = ''] = value.split('-')
  await group.getByRole('textbox', { name: say('ui:date.day'), exact: true }).fill(day)
  await group
    .getByRole('combobox', { name: say('ui:date.month'), exact: true })
    .selectOption(String(Number(month)))
  await group.getByRole('textbox', { name: say('ui:date.year'), exact: true }).fill(year)
  if (type === 'datetime') {
    await group.getByRole('textbox', { name: say('ui:time.label'), exact: true }).fill('09:30')
  }
}

/** Typed text finds terms; without any, what is offered at once. */
async function choose(page: Page, input: Locator, typed: string): Promise<void> {
  await input.click()
  if (typed !== '') await input.fill(typed)
  await page.getByRole('option').filter({ visible: true }).first().click()
}

/** The unit stands beside its value. */
async function fillUnit(page: Page, say: Say, name: string): Promise<void> {
  const value = page.getByRole('textbox', { name, exact: true })
  const unit = page.getByRole('textbox', { name: say('ui:form.unit'), exact: true })
  const beside = page.locator('*', { has: value }).filter({ has: unit }).last()
  await beside.getByRole('textbox', { name: say('ui:form.unit'), exact: true }).fill('mg')
}
