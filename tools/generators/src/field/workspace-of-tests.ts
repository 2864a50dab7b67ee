import type { FeatureRecord } from '../feature/feature-record.ts'
import { parseTable } from '../feature/table.ts'
import type { Workspace } from '../feature/workspace.ts'

/** A generated feature with every kind of field. */
export const RECORD: FeatureRecord = {
  name: 'lab-orders',
  singular: 'lab-order',
  table: 'lab_order',
  fields: [
    'test:code@clinical status:enum(draft,done)@clinical ordered_at:datetime@date due_on:date?@date',
    'lot:string?@other-id order:string@text size:quantity@clinical count:integer?@clinical',
    'level:decimal?@clinical urgent:boolean@clinical note:text?@text encounter:reference(encounter)?@key',
  ].join(' '),
  patient: true,
  readOnly: false,
  roles: 'clinician,nurse',
  timestamp: '20990101000000',
}

const ENCOUNTER = `create table encounter (
  id uuid not null default uuidv7(), -- @key UUIDv7 of the record
  patient_id uuid not null, -- @key Whose record
  class text not null, -- @clinical Kind of visit
  started_at timestamp(3) with time zone not null, -- @date When it began
);
`

/** What a change of it may meet. */
export const WORKSPACE: Workspace = {
  features: [{ name: RECORD.name, record: RECORD, table: RECORD.table, paths: undefined }],
  tables: [parseTable(ENCOUNTER)],
  migrations: ['20990101000000_lab_orders.ts'],
  addresses: [],
  languages: ['en', 'ar'],
}
