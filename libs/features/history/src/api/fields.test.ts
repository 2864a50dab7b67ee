import { expect, test } from 'vitest'
import { planFields } from './fields.ts'

const column = (name: string, type = 'text', refersTo: string | null = null) => ({ name, type, refersTo })

function read(columns: Parameters<typeof planFields>[0], state: Record<string, string | null>) {
  return Object.fromEntries(planFields(columns).map((field) => [field.name, field.read(state)]))
}

test('what every record has says nothing of its own', () => {
  const bookkeeping = ['id', 'patient_id', 'version', 'created_at', 'updated_by', 'superseded_at']
  expect(planFields(bookkeeping.map((name) => column(name)))).toEqual([])
  expect(planFields([column('intent'), column('note')], ['intent']).map(({ name }) => name)).toEqual(['note'])
})

test('system, code and display are one coding, however the code’s column is called', () => {
  const plain = [column('code_system'), column('code'), column('code_display')]
  expect(read(plain, { code_system: 's', code: 'c', code_display: 'd' })).toEqual({
    code: { type: 'coding', coding: { system: 's', code: 'c', display: 'd' } },
  })
  const named = [
    column('reason_system'),
    column('reason_code'),
    column('reason_display'),
    column('reason_text'),
  ]
  expect(
    read(named, { reason_system: null, reason_code: null, reason_display: null, reason_text: 'x' }),
  ).toEqual({
    reason: null,
    reasonText: { type: 'text', text: 'x' },
  })
})

test('a value is a quantity or a coding, and keeps its precision', () => {
  const value = [
    column('value_quantity', 'numeric'),
    column('value_unit'),
    column('value_system'),
    column('value_code'),
    column('value_display'),
  ]
  const empty = {
    value_quantity: null,
    value_unit: null,
    value_system: null,
    value_code: null,
    value_display: null,
  }
  expect(read(value, { ...empty, value_quantity: '5.40', value_unit: 'mmol/L' })).toEqual({
    value: { type: 'number', text: '5.40', unit: 'mmol/L' },
  })
  expect(read(value, { ...empty, value_system: 's', value_code: 'c', value_display: 'Positive' })).toEqual({
    value: { type: 'coding', coding: { system: 's', code: 'c', display: 'Positive' } },
  })
})

test.each([
  ['birth_date', 'birth_date_precision', 'birthDate'],
  ['onset_on', 'onset_precision', 'onsetOn'],
])('%s is a day that may be known in part', (day, precision, name) => {
  const columns = [column(day, 'date'), column(precision)]
  expect(read(columns, { [day]: '1958-03-01', [precision]: 'month' })).toEqual({
    [name]: { type: 'day', value: '1958-03-01', precision: 'month' },
  })
})

test('moments, flags, numbers, lists and references are told apart by their columns', () => {
  const columns = [
    column('started_at', 'timestamp with time zone'),
    column('is_active', 'boolean'),
    column('dose_number', 'smallint'),
    column('given', 'text[]'),
    column('location_id', 'uuid', 'location'),
    column('withdrawn_by', 'uuid'),
  ]
  const state = {
    started_at: '2026-03-04T10:30:00+01:00',
    is_active: 'true',
    dose_number: '2',
    given: '["Maria", "del Carmen"]',
    location_id: 'l',
    withdrawn_by: 'u',
  }
  expect(read(columns, state)).toEqual({
    startedAt: { type: 'moment', at: '2026-03-04T09:30:00.000Z' },
    isActive: { type: 'flag', isTrue: true },
    doseNumber: { type: 'number', text: '2', unit: null },
    given: { type: 'text', text: 'Maria, del Carmen' },
    location: { type: 'id', table: 'location', id: 'l' },
    withdrawnBy: { type: 'id', table: 'app_user', id: 'u' },
  })
})

test('each object of a JSON column is a part', () => {
  const text = JSON.stringify([
    {
      substance: { system: 's', code: 'c', display: 'Urticaria' },
      severity: 'mild',
      note: null,
      other: { a: 1 },
    },
  ])
  expect(read([column('reactions', 'jsonb')], { reactions: text })).toEqual({
    reactions: {
      type: 'parts',
      items: [
        [
          {
            field: 'substance',
            value: { type: 'coding', coding: { system: 's', code: 'c', display: 'Urticaria' } },
          },
          { field: 'severity', value: { type: 'text', text: 'mild' } },
          { field: 'other', value: { type: 'text', text: '{"a":1}' } },
        ],
      ],
    },
  })
  expect(read([column('reactions', 'jsonb')], { reactions: '[]' })).toEqual({ reactions: null })
})
