import type { FeaturePlan } from '../../feature-plan.ts'
import { type Field, type FieldType, keyOf } from '../../field.ts'
import { optionsName } from '../schemas.ts'

/** `web/form/<record>-draft.ts`: a record as the form holds it while people type. */
export function renderDraft({ names, fields }: FeaturePlan): string {
  const { One, one } = names
  const constant = names.record.replaceAll('-', '_').toUpperCase()
  const blanks = fields.map(
    (field) =>
      `  ${keyOf(field)}: ${field.type === 'boolean' && !field.isOptional ? 'false' : blankOf(field)},`,
  )
  return `import type { Draft } from '@ehr/ui/form/draft.ts'
import type { ${One}, ${One}Input } from '../../contract.ts'

/** A record as the form holds it while people type. */
export type ${One}Draft = Draft<${One}Input>

/** A new record: nothing is filled in, so that nothing is recorded by mistake. */
export const BLANK_${constant}: ${One}Draft = {
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

const INPUTS: Readonly<Record<Exclude<FieldType, 'reference'>, readonly [name: string, file: string]>> = {
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
}

/** `web/form/<record>-fields.tsx`: the inputs, in the order of the fields. */
export function renderFields(plan: FeaturePlan): string {
  const { names, fields } = plan
  const { One, one, feature } = names
  const inputs = fields.flatMap((field) => (field.type === 'reference' ? [] : [INPUTS[field.type]]))
  const imports = [...new Map(inputs)].map(
    ([name, file]) => `import { ${name} } from '@ehr/ui/form/fields/${file}.tsx'`,
  )
  const options = fields.filter(({ type }) => type === 'enum').map((field) => optionsName(plan, field))
  const contract = options.length === 0 ? '' : `import { ${options.join(', ')} } from '../../contract.ts'\n`
  const searches = fields.some(({ type }) => type === 'code')
  const body = fields.map((field) => renderInput(plan, field)).join('\n')
  return `import type { Field } from '@ehr/ui/form/field.ts'
${imports.join('\n')}
import { useTranslation } from 'react-i18next'
${contract}import type { ${One}Draft } from './${names.record}-draft.ts'
${searches ? "import { searchTerms } from './search-terms.ts'\n" : ''}
/** The inputs of a record; limits, and which are needed, come from the contract. */
export function ${One}Fields({ ${one} }: { readonly ${one}: Field<${One}Draft> }) {
  const { t } = useTranslation('${feature}')
  return (
${inputs.length === 1 ? body : `<>\n${body}\n</>`}
  )
}
`
}

function renderInput(plan: FeaturePlan, field: Field): string {
  if (field.type === 'reference') return ''
  const [name] = INPUTS[field.type]
  const more = {
    text: ' lines={4}',
    code: ' search={searchTerms}',
    enum: ` options={${optionsName(plan, field)}} optionLabel={(value) => t(\`value.${field.name}.\${value}\`)}`,
  }
  const { [field.type as 'text']: attributes = '' } = more
  return `      <${name} field={${plan.names.one}.at('${field.name}')} label={t('field.${field.name}')}${attributes} />`
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
