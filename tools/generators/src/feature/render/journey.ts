import type { FeaturePlan } from '../feature-plan.ts'
import type { Field } from '../field.ts'
import { chooseVerb } from '../name/field-names.ts'

/** `apps/ehr-e2e/src/journeys/<feature>.spec.ts`: a record from the empty form to its change, in a real browser. */
export function renderJourney(plan: FeaturePlan): string {
  return plan.isReadOnly ? renderReadingJourney(plan) : renderWritingJourney(plan)
}

function renderWritingJourney(plan: FeaturePlan): string {
  const { names, isPatientRecord, fields, references, writers } = plan
  const { feature } = names
  const paths = references.map((field) => `'${feature}/${chooseVerb(field)}'`)
  const finder = paths.length > 0 ? 'openChartWith' : 'openChart'
  const open =
    paths.length > 0
      ? `await openChartWith(page, [${paths.join(', ')}])`
      : "await openChart(page, 'فاطمة الخطيب 1980')"
  const list = isPatientRecord ? `\`\${page.url()}/${feature}\`` : `'/${feature}'`
  return `${[
    `import { ${fields.length === 0 ? '' : 'type FormEntry, '}fillForm } from '../pages/fill-form.ts'`,
    "import { expect, test } from '../pages/journey.ts'",
    ...(isPatientRecord
      ? [
          `import { ${finder} } from '../pages/${finder === 'openChart' ? 'open-chart' : 'open-chart-with'}.ts'`,
        ]
      : []),
  ].join('\n')}

/** What is filled in, field by field. */
const ENTRIES: readonly FormEntry[] = [
${fields.map((field) => `  ${entryOf(plan, field)},`).join('\n')}
]

test('one ${names.words} is recorded, read and changed', async ({ page, say, signInAs, expectAccessible }) => {
  await signInAs('${roleFor(writers)}')
${isPatientRecord ? `  ${open}\n` : ''}  const list = ${list}
  await page.goto(\`\${list}/new\`)
  await expect(page.getByRole('heading', { level: 1, name: say('${feature}:new') })).toBeVisible()
  await fillForm(page, say, ENTRIES)
  await expectAccessible()
  await page.getByRole('button', { name: say('ui:form.save') }).click()
  await expect(page).toHaveURL(/\\/${feature}\\/[0-9a-f-]{36}$/)
${seenTexts(plan)}  await expectAccessible()

  await page.goto(\`\${page.url()}/edit\`)
  await expect(page.getByRole('heading', { level: 1, name: say('${feature}:edit') })).toBeVisible()
${changeOf(plan)}  await page.getByRole('button', { name: say('ui:form.save') }).click()
  await expect(page).toHaveURL(/\\/${feature}\\/[0-9a-f-]{36}$/)
${changed(plan)}
  await page.goto(list)
  await expect(page.getByRole('heading', { level: 1, name: say('${feature}:title') })).toBeVisible()
  await expectAccessible()
})
`
}

/** The demo has an account of each role; who treats patients may open any chart. */
function roleFor(writers: readonly string[]): string {
  return (
    ['clinician', 'nurse', 'pharmacist'].find((role) => writers.includes(role)) ?? writers[0] ?? 'clinician'
  )
}

function entryOf({ names }: FeaturePlan, field: Field): string {
  const label = `${names.feature}:field.${field.name}`
  const value = sampleFor(field)
  return `{ type: '${field.type}', label: '${label}'${value === '' ? '' : `, value: '${value}'`} }`
}

function sampleFor(field: Field): string {
  switch (field.type) {
    case 'string':
    case 'text':
      return `${field.label} of a journey`
    case 'code':
      return `${field.label} of a journey`
    case 'integer':
      return '7'
    case 'decimal':
    case 'quantity':
      return '12.50'
    case 'enum':
      return field.options[0] ?? ''
    case 'date':
    case 'datetime':
      return '2026-03-04'
    default:
      return ''
  }
}

/** Text that was typed stands on the record's page as it was typed. */
function seenTexts({ fields }: FeaturePlan): string {
  return fields
    .filter(({ type }) => type === 'string' || type === 'text' || type === 'code')
    .map((field) => `  await expect(page.getByText('${sampleFor(field)}').first()).toBeVisible()\n`)
    .join('')
}

function changedField({ fields }: FeaturePlan): Field | undefined {
  return fields.find(({ type }) => type === 'string' || type === 'text')
}

function changeOf(plan: FeaturePlan): string {
  const field = changedField(plan)
  if (field === undefined) return ''
  return `  await fillForm(page, say, [
    { type: '${field.type}', label: '${plan.names.feature}:field.${field.name}', value: 'Changed in a journey' },
  ])
`
}

function changed(plan: FeaturePlan): string {
  return changedField(plan) === undefined
    ? ''
    : "  await expect(page.getByText('Changed in a journey').first()).toBeVisible()\n"
}

function renderReadingJourney(plan: FeaturePlan): string {
  const { names, isPatientRecord, writers } = plan
  const { feature } = names
  const list = isPatientRecord ? `\`\${page.url()}/${feature}\`` : `'/${feature}'`
  const api = isPatientRecord ? `\`/api\${new URL(list).pathname}\`` : `\`/api\${list}\``
  return `import { expect, test } from '../pages/journey.ts'
${isPatientRecord ? "import { openChart } from '../pages/open-chart.ts'\n" : ''}
test('${names.title.toLowerCase()} of the demo clinic are read', async ({ page, say, signInAs, expectAccessible }) => {
  await signInAs('${roleFor(writers)}')
${isPatientRecord ? "  await openChart(page, 'فاطمة الخطيب 1980')\n" : ''}  const list = ${list}
  await page.goto(list)
  await expect(page.getByRole('heading', { level: 1, name: say('${feature}:title') })).toBeVisible()
  await expectAccessible()
  const { items } = Object(await (await page.request.get(${api})).json())
  await page.goto(\`\${list}/\${Object(Object(items)[0]).id}\`)
  await expect(page.getByRole('link', { name: say('${feature}:all') })).toBeVisible()
  await expectAccessible()
})
`
}
