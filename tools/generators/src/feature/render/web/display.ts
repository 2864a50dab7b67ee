import { type Field, isReference, keyOf, type ReferenceField, shownKeysOf } from '../../field.ts'

/** How a value is shown: its JSX, and the components that it needs of libs/ui, by file. */
export interface Shown {
  jsx: string
  imports: readonly string[]
}

const COMPONENTS = {
  ClinicalDay: 'display/components/clinical-day.tsx',
  ClinicalMoment: 'display/components/clinical-moment.tsx',
  CodingText: 'display/components/coding-text.tsx',
  Quantity: 'display/components/quantity.tsx',
  ReferenceText: 'display/components/reference-text.tsx',
  StatusMark: 'display/components/status-mark.tsx',
} as const

/** Import statements of components of libs/ui, each once. */
export function importsOf(names: readonly string[]): string {
  return Object.entries(COMPONENTS)
    .filter(([name]) => names.includes(name))
    .map(([name, path]) => `import { ${name} } from '@ehr/ui/${path}'`)
    .join('\n')
}

/** A field's value in a list, where an absent one leaves its place empty. */
export function showInList(field: Field, record: string): Shown {
  const shown = showValue(field, record, 'date')
  if (!field.isOptional || shown.isNullable) return shown
  return { ...shown, jsx: `${record}.${keyOf(field)} !== null && ${shown.jsx}` }
}

/** A field's value as the words of a link, which are never empty. */
export function showAsLink(field: Field, record: string): Shown {
  const shown = showValue(field, record, 'date')
  if (!field.isOptional || shown.isNullable) return shown
  return { ...shown, jsx: `${record}.${keyOf(field)} === null ? '–' : ${shown.jsx}` }
}

/** A field's value on its record's page, where an absent one is "Not recorded". */
export function showOnPage(field: Field, record: string): Shown {
  const shown = showValue(field, record, 'date-time')
  if (!field.isOptional || shown.isNullable) return shown
  return { ...shown, jsx: `${record}.${keyOf(field)} === null ? notRecorded : ${shown.jsx}` }
}

/** Whether an absent value needs the words "Not recorded" of libs/ui. */
export function needsNotRecorded(field: Field): boolean {
  return field.isOptional && !showValue(field, '', 'date').isNullable
}

interface ShownValue extends Shown {
  /** The component says itself that there is none. */
  isNullable: boolean
}

function showValue(field: Field, record: string, moment: 'date' | 'date-time'): ShownValue {
  if (isReference(field)) return showReference(field, record)
  const value = `${record}.${field.name}`
  switch (field.type) {
    case 'code':
      return component('CodingText', `<CodingText coding={${value}} />`)
    case 'date':
      return component('ClinicalDay', `<ClinicalDay date={${value}} />`)
    case 'datetime':
      return component(
        'ClinicalMoment',
        `<ClinicalMoment at={${value}}${moment === 'date' ? ' show="date"' : ''} />`,
      )
    case 'decimal':
      return { ...component('Quantity', `<Quantity value={${value}} />`), isNullable: false }
    case 'quantity':
      return {
        ...component('Quantity', `<Quantity value={${value}.value} unit={${value}.unit} />`),
        isNullable: false,
      }
    case 'enum':
    case 'boolean':
      return { jsx: `t(\`value.${field.name}.\${${value}}\`)`, imports: [], isNullable: false }
    case 'integer':
      return { jsx: value, imports: [], isNullable: false }
    default:
      return { jsx: `<bdi>{${value}}</bdi>`, imports: [], isNullable: false }
  }
}

function showReference(field: ReferenceField, record: string): ShownValue {
  const { label, at } = shownKeysOf(field)
  const moment = at === undefined ? '' : ` at={${record}.${at}}`
  return {
    ...component('ReferenceText', `<ReferenceText label={${record}.${label}}${moment} />`),
    isNullable: false,
  }
}

function component(name: keyof typeof COMPONENTS, jsx: string): ShownValue {
  return { jsx, imports: [name], isNullable: true }
}

/** JSX as the child of an element: an expression in braces. */
export function asChild({ jsx }: Shown): string {
  return /^<[^>]*>.*$/s.test(jsx) && jsx.startsWith('<') ? jsx : `{${jsx}}`
}
