import type { FeaturePlan } from '../../feature-plan.ts'
import { type Field, type FieldType, isReference, keyOf } from '../../field.ts'
import { chooseRoute, optionsName } from '../../name/field-names.ts'
import { capitalised } from '../../name/words.ts'

/** `web/form/<record>-draft.ts`: a record as the form holds it while people type. */
export function renderDraft({ names, fields }: FeaturePlan): string {
  const { One, one } = names
  const blanks = fields.map(
    (field) =>
      `  ${keyOf(field)}: ${field.type === 'boolean' && !field.isOptional ? 'false' : blankOf(field)},`,
  )
  return `import type { Draft } from '@ehr/ui/form/draft.ts'
import type { ${One}, ${One}Input } from '../../contract.ts'

/** A record as the form holds it while people type. */
export type ${One}Draft = Draft<${One}Input>

/** A new record: nothing is filled in, so that nothing is recorded by mistake. */
export const BLANK_${names.constant}: ${One}Draft = {
${blanks.join('\n')}
}

/** What of a record the form shows and writes. */
export function draftOf(${one}: ${One}): ${One}Draft {
  return {
${fields.map((field) => `    ${keyOf(field)}: ${one}.${keyOf(field)},`).join('\n')}
  }
}
`
}

/** A required value of several parts has its parts blank, an optional one is absent. */
function blankOf({ type, isOptional }: Field): string {
  if (isOptional) return 'null'
  if (type === 'code') return '{ system: null, code: null, display: null }'
  return type === 'quantity' ? '{ value: null, unit: null }' : 'null'
}

const INPUTS: Readonly<Record<FieldType, readonly [name: string, file: string]>> = {
  string: ['TextField', 'text-field'],
  text: ['TextField', 'text-field'],
  integer: ['NumberField', 'number-field'],
  decimal: ['DecimalField', 'decimal-field'],
  boolean: ['CheckboxField', 'checkbox-field'],
  date: ['DayField', 'day-field'],
  datetime: ['MomentField', 'moment-field'],
  enum: ['SelectField', 'select-field'],
  code: ['CodeField', 'code-field'],
  quantity: ['QuantityField', 'quantity-field'],
  reference: ['ReferenceField', 'reference-field'],
}

/** `web/form/<record>-fields.tsx`: the inputs, in the order of the fields. */
export function renderFields(plan: FeaturePlan): string {
  const { names, fields } = plan
  const { One, one, feature } = names
  const inputs = fields.map(({ type }) => INPUTS[type])
  const imports = [...new Map(inputs)].map(
    ([name, file]) => `import { ${name} } from '@ehr/ui/form/fields/${file}.tsx'`,
  )
  const options = fields.filter(({ type }) => type === 'enum').map((field) => optionsName(names, field))
  const contract = options.length === 0 ? '' : `import { ${options.join(', ')} } from '../../contract.ts'\n`
  const searches = fields.some(({ type }) => type === 'code')
  const searched = fields.filter(isReference).map(searchName)
  const hasOwner = plan.isPatientRecord && searched.length > 0
  const props = hasOwner
    ? `{ ${one}, patientId }: { readonly ${one}: Field<${One}Draft>; readonly patientId: string }`
    : `{ ${one} }: { readonly ${one}: Field<${One}Draft> }`
  const body = fields.map((field) => renderInput(plan, field)).join('\n')
  return `import type { Field } from '@ehr/ui/form/field.ts'
${imports.join('\n')}
import { useTranslation } from 'react-i18next'
${contract}import type { ${One}Draft } from './${names.record}-draft.ts'
${searched.length === 0 ? '' : `import { ${searched.join(', ')} } from './search-references.ts'\n`}${searches ? "import { searchTerms } from './search-terms.ts'\n" : ''}
/** The inputs of a record; limits, and which are needed, come from the contract. */
export function ${One}Fields(${props}) {
  const { t } = useTranslation('${feature}')
  return (
${inputs.length === 1 ? body : `<>\n${body}\n</>`}
  )
}
`
}

function renderInput(plan: FeaturePlan, field: Field): string {
  const [name] = INPUTS[field.type]
  const owner = plan.isPatientRecord ? '(patientId)' : ''
  const more: Partial<Record<FieldType, string>> = {
    text: ' lines={4}',
    code: ' search={searchTerms}',
    enum: ` options={${optionsName(plan.names, field)}} optionLabel={(value) => t(\`value.${field.name}.\${value}\`)}`,
    reference: ` search={${searchName(field)}${owner}}`,
  }
  return `      <${name} field={${plan.names.one}.at('${keyOf(field)}')} label={t('field.${field.name}')}${more[field.type] ?? ''} />`
}

function searchName({ name }: Field): string {
  return `search${capitalised(name)}`
}

/** `web/form/search-references.ts`: what the references of a form may point to. */
export function renderSearchReferences({ names, references, isPatientRecord }: FeaturePlan): string {
  const routes = references.map((field) => chooseRoute(names, field))
  const searches = references.map((field, index) => {
    const words = field.label.toLowerCase()
    return isPatientRecord
      ? `/** Finds what may be the ${words}, among the records of this patient where they belong to one. */
export function ${searchName(field)}(patientId: string): ReferenceFieldProps['search'] {
  return async (wanted, signal) => {
    const { items } = await request(${routes[index]}, { params: { patientId }, body: wanted }, { signal })
    return items
  }
}`
      : `/** Finds what may be the ${words}. */
export const ${searchName(field)}: ReferenceFieldProps['search'] = async (wanted, signal) => {
  const { items } = await request(${routes[index]}, { body: wanted }, { signal })
  return items
}`
  })
  return `import { request } from '@ehr/ui'
import type { ReferenceFieldProps } from '@ehr/ui/form/fields/reference-field.tsx'
import { ${routes.join(', ')} } from '../../contract.ts'

${searches.join('\n\n')}
`
}

/** `web/form/search-terms.ts`: terms of code fields, until a terminology service answers. */
export function renderSearchTerms(): string {
  return `import type { Coding } from '@ehr/contracts'

/** The team's own terms; put here what is recorded often. */
const TERMS: readonly Coding[] = []

/** HL7's way to say that a concept has no code and its text is all there is. */
const TEXT_ONLY = { system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code: 'as-text' }

/** Finds terms for what was typed; last the typed text itself, so that whatever is missing can be recorded. */
export async function searchTerms(text: string): Promise<readonly Coding[]> {
  const typed = text.trim()
  const found = TERMS.filter(({ display }) => display.toLowerCase().includes(typed.toLowerCase()))
  return [...found, { ...TEXT_ONLY, display: typed }]
}
`
}
