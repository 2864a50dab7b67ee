import {
  calendarDate,
  coding,
  datePrecision,
  definePermissions,
  defineRoute,
  instant,
  recordId,
  recordVersion,
} from '@ehr/contracts'
import * as z from 'zod/mini'

/** None of its own: who may read a record may read its history. */
export const permissions = definePermissions({})

/** What a field held, of the kind that decides how it is shown. */
const plainValue = z.discriminatedUnion('type', [
  /** Free text, or a code of the contract that the feature has words for. */
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('number'), text: z.string(), unit: z.nullable(z.string()) }),
  z.object({ type: z.literal('flag'), isTrue: z.boolean() }),
  z.object({ type: z.literal('moment'), at: instant }),
  z.object({ type: z.literal('day'), value: calendarDate, precision: datePrecision }),
  z.object({ type: z.literal('coding'), coding }),
  /** Another record, by what people call it; null: it has no name of its own. */
  z.object({ type: z.literal('reference'), name: z.nullable(z.string()) }),
])
export type PlainValue = z.infer<typeof plainValue>

const namedValue = z.object({ field: z.string(), value: plainValue })
export type NamedValue = z.infer<typeof namedValue>

/** `parts`: those that were taken away, or came: each a list of what it says. */
export const historyValue = z.discriminatedUnion('type', [
  ...plainValue.def.options,
  z.object({ type: z.literal('parts'), items: z.array(z.array(namedValue)) }),
])
export type HistoryValue = z.infer<typeof historyValue>

/** A field that changed; null: there was nothing, or there is nothing any more. */
export const fieldChange = z.object({
  field: z.string(),
  before: z.nullable(historyValue),
  after: z.nullable(historyValue),
})
export type FieldChange = z.infer<typeof fieldChange>

export const recordVersionChanges = z.object({
  version: recordVersion,
  at: instant,
  /** Name of the account; null: an import or the installation. */
  by: z.nullable(z.string()),
  /** The first version: everything that it said at first. */
  changes: z.array(fieldChange),
})
export type RecordVersionChanges = z.infer<typeof recordVersionChanges>

export const recordHistory = z.object({
  /** The newest first. */
  versions: z.array(recordVersionChanges),
  /** Whether there are older versions than the last one here. */
  isCut: z.boolean(),
})
export type RecordHistory = z.infer<typeof recordHistory>

export const getRecordHistory = defineRoute({
  operationId: 'history.get',
  method: 'GET',
  path: '/api/patients/:patientId/history/:kind/:recordId',
  summary: 'Every version of a record, the newest first: who changed what, and when.',
  // The permission of the kind is checked by the handler: what each role may read is in its feature’s `src/api/history.txt`.
  access: 'signed-in',
  audit: 'read',
  params: z.object({
    patientId: recordId,
    kind: z.string().check(z.regex(/^[a-z][a-z-]{0,63}$/)),
    recordId,
  }),
  response: recordHistory,
})
