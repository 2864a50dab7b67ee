import type { FeaturePlan } from '../feature-plan.ts'
import { type Field, keyOf, type ReferenceField, shownKeysOf } from '../field.ts'
import { chooseRoute, chooseVerb, optionsName } from '../name/field-names.ts'
import { bareSchemaOf, inputSchemaOf } from './schemas.ts'

/** `contract.ts`: permissions, shapes, routes and addresses of the feature. */
export function renderContract(plan: FeaturePlan): string {
  return [
    renderImports(plan),
    renderPermissions(plan),
    ...plan.fields.filter(({ type }) => type === 'enum').map((field) => renderOptions(plan, field)),
    plan.isReadOnly ? renderRecord(plan, renderFields(plan)) : renderWrittenShapes(plan),
    renderReads(plan),
    ...(plan.isReadOnly
      ? []
      : [renderWrites(plan), ...plan.references.map((field) => renderChoices(plan, field))]),
    renderPaths(plan),
  ].join('\n\n')
}

function renderImports(plan: FeaturePlan): string {
  const { fields, errorField, isReadOnly } = plan
  const types = new Set(fields.map(({ type }) => type))
  const hasText = types.has('string') || types.has('text')
  const hasDecimal = types.has('decimal') || types.has('quantity')
  const shared = [
    ...['CLINICAL_ROLES', 'definePermissions', 'defineRoute', 'instant'],
    ...['pageOf', 'pageRequest', 'recordId', 'recordVersion'],
    ...(types.has('date') || plan.references.some(({ target }) => target.at?.type === 'date')
      ? ['calendarDate']
      : []),
    ...(types.has('code') ? ['coding'] : []),
    ...(hasDecimal && !isReadOnly ? ['decimal'] : []),
    ...(errorField === undefined ? [] : ['enteredInErrorFilter']),
    ...(plan.references.length > 0 && !isReadOnly ? ['choiceRequest', 'choices'] : []),
    ...((hasText || types.has('quantity')) && !isReadOnly ? ['text'] : []),
  ]
  return `import { ${shared.join(', ')} } from '@ehr/contracts'\nimport * as z from 'zod/mini'`
}

function renderPermissions({ names, writers, isReadOnly }: FeaturePlan): string {
  const quoted = (roles: readonly string[]) => roles.map((role) => `'${role}'`).join(', ')
  const others = writers.filter((role) => !['clinician', 'nurse', 'pharmacist'].includes(role))
  const readers = others.length === 0 ? 'CLINICAL_ROLES' : `[...CLINICAL_ROLES, ${quoted(others)}]`
  const write = isReadOnly ? '' : `\n  '${names.feature}:write': [${quoted(writers)}],`
  return `export const permissions = definePermissions({
  '${names.feature}:read': ${readers},${write}
})`
}

function renderOptions({ names }: FeaturePlan, field: Field): string {
  const values = field.options.map((option) => `'${option}'`).join(', ')
  return `export const ${optionsName(names, field)} = [${values}] as const`
}

function renderFields(plan: FeaturePlan): string {
  return plan.fields
    .map((field) => {
      const schema = bareSchemaOf(plan, field)
      return `  ${keyOf(field)}: ${field.isOptional ? `z.nullable(${schema})` : schema},`
    })
    .join('\n')
}

/** What is written is checked more strictly than what is kept: an import may have brought longer texts. */
function renderWrittenShapes(plan: FeaturePlan): string {
  const { one, One } = plan.names
  const stricter = plan.fields.flatMap((field) => {
    const schema = inputSchemaOf(field)
    if (schema === undefined) return []
    return [`  ${keyOf(field)}: ${field.isOptional ? `z.nullable(${schema})` : schema},`]
  })
  const input = stricter.length === 0 ? 'fields' : `{\n  ...fields,\n${stricter.join('\n')}\n}`
  return `const fields = {
${renderFields(plan)}
}

/** What people write. */
export const ${one}Input = z.strictObject(${input})
export type ${One}Input = z.infer<typeof ${one}Input>

${renderRecord(plan, '  ...fields,')}`
}

function renderRecord({ names, isPatientRecord, references }: FeaturePlan, fields: string): string {
  return `/** A record as it is kept. */
export const ${names.one} = z.object({
${[fields, ...references.flatMap(renderShown)].join('\n')}
  id: recordId,${isPatientRecord ? '\n  patientId: recordId,' : ''}
  version: recordVersion,
  createdAt: instant,
  updatedAt: instant,
  /** Name of the account that changed it last; null: an import or the installation. */
  changedBy: z.nullable(z.string()),
})
export type ${names.One} = z.infer<typeof ${names.one}>`
}

/** What the record that it points to is called, and when it was. */
function renderShown(field: ReferenceField): string[] {
  const { label, at } = shownKeysOf(field)
  const moment = field.target.at?.type === 'date' ? 'calendarDate' : 'instant'
  return [
    `  /** What people call the ${field.label.toLowerCase()}; null: nothing, or there is none. */`,
    `  ${label}: z.nullable(z.string()),`,
    ...(at === undefined ? [] : [`  ${at}: z.nullable(${moment}),`]),
  ]
}

/** The API's paths: below the patient for records of the chart. */
function pathsOf({ names, isPatientRecord }: FeaturePlan): { list: string; record: string } {
  const list = isPatientRecord ? `/api/patients/:patientId/${names.feature}` : `/api/${names.feature}`
  return { list, record: `${list}/:${names.idParam}` }
}

function renderReads(plan: FeaturePlan): string {
  const { names, isPatientRecord } = plan
  const paths = pathsOf(plan)
  const owner = isPatientRecord ? 'patientId: recordId, ' : ''
  const listParams = isPatientRecord ? '\n  params: z.object({ patientId: recordId }),' : ''
  const whose = isPatientRecord ? ' of a patient' : ''
  return `export const list${names.Many} = defineRoute({
  operationId: '${names.feature}.list',
  method: 'GET',
  path: '${paths.list}',
  summary: '${names.title}${whose}, newest first.',
  access: '${names.feature}:read',
  audit: 'read',${listParams}
  query: ${renderListQuery(plan)},
  response: pageOf(${names.one}),
})

const recordParams = z.object({ ${owner}${names.idParam}: recordId })

export const get${names.One} = defineRoute({
  operationId: '${names.feature}.get',
  method: 'GET',
  path: '${paths.record}',
  summary: 'One ${names.words}.',
  access: '${names.feature}:read',
  audit: 'read',
  params: recordParams,
  response: ${names.one},
})`
}

function renderListQuery({ sortField, visitField, errorField }: FeaturePlan): string {
  const filters = [
    ...(sortField === undefined
      ? []
      : [
          '/** Only those strictly before. */',
          `before: z.optional(${sortField.type === 'date' ? 'calendarDate' : 'instant'}),`,
        ]),
    ...(visitField === undefined
      ? []
      : ['/** Only those of this visit. */', `${keyOf(visitField)}: z.optional(recordId),`]),
    ...(errorField === undefined ? [] : ['enteredInError: enteredInErrorFilter,']),
  ]
  return filters.length === 0 ? 'pageRequest' : `z.extend(pageRequest, {\n${filters.join('\n')}\n})`
}

function renderWrites(plan: FeaturePlan): string {
  const { names, isPatientRecord } = plan
  const paths = pathsOf(plan)
  const createParams = isPatientRecord ? '\n  params: z.object({ patientId: recordId }),' : ''
  return `export const create${names.One} = defineRoute({
  operationId: '${names.feature}.create',
  method: 'POST',
  path: '${paths.list}',
  summary: 'Record one ${names.words}.',
  access: '${names.feature}:write',
  audit: 'create',${createParams}
  body: ${names.one}Input,
  response: ${names.one},
})

export const update${names.One} = defineRoute({
  operationId: '${names.feature}.update',
  method: 'PUT',
  path: '${paths.record}',
  summary: 'Replace what is written in one ${names.words}.',
  access: '${names.feature}:write',
  audit: 'update',
  params: recordParams,
  body: ${names.one}Input,
  response: ${names.one},
})`
}

/** A search, so that what is typed stands in no address; the path is beside the records, not below one. */
function renderChoices(plan: FeaturePlan, field: ReferenceField): string {
  const { names, isPatientRecord } = plan
  const whose = field.target.table.isPatientRecord ? ' of the patient' : ''
  const params = isPatientRecord ? '\n  params: z.object({ patientId: recordId }),' : ''
  return `export const ${chooseRoute(names, field)} = defineRoute({
  operationId: '${names.feature}.${chooseVerb(field)}',
  method: 'POST',
  path: '${pathsOf(plan).list}/${chooseVerb(field)}',
  summary: 'Records${whose} that may be the ${field.label.toLowerCase()} of one ${names.words}.',
  access: '${names.feature}:write',
  audit: 'search',${params}
  body: choiceRequest,
  response: choices,
})`
}

function renderPaths({ names, isPatientRecord, isReadOnly }: FeaturePlan): string {
  const list = isPatientRecord ? `/patients/\${patientId}/${names.feature}` : `/${names.feature}`
  const owner = isPatientRecord ? 'patientId: string' : ''
  const record = isPatientRecord ? 'patientId: string, id: string' : 'id: string'
  const writing = isReadOnly
    ? []
    : [
        `create: (${owner}) => \`${list}/new\` as const,`,
        `edit: (${record}) => \`${list}/\${id}/edit\` as const,`,
      ]
  return `/** Addresses of the screens, for neighbours that link to them. */
export const ${names.one}Paths = {
  list: (${owner}) => \`${list}\` as const,
  detail: (${record}) => \`${list}/\${id}\` as const,
  ${writing.join('\n  ')}
}
`
}
