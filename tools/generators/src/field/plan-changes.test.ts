import { expect, test } from 'vitest'
import { type ChangeOptions, planChanges } from './plan-changes.ts'
import { RECORD, WORKSPACE } from './workspace-of-tests.ts'

function plan(options: ChangeOptions) {
  const planned = planChanges(options, RECORD, WORKSPACE)
  if (!planned.ok) throw new Error(planned.problems.join('\n'))
  return planned
}

function refuse(options: ChangeOptions): readonly string[] {
  const planned = planChanges(options, RECORD, WORKSPACE)
  return planned.ok ? [] : planned.problems
}

test('an added field comes last, a renamed one stays where it was, a removed one goes', () => {
  const { record } = plan({ add: 'weight:quantity?', rename: 'lot:lotNumber', remove: 'note' })
  expect(record).toEqual({
    ...RECORD,
    fields: `${RECORD.fields.replace('lot:', 'lot_number:').replace(' note:text?@text', '')} weight:quantity?@clinical`,
  })
})

test.each([
  ['priority:enum(routine,urgent)', 'priority=routine', ["'routine'"]],
  ['kind:code', 'kind="http://x.org|k|A kind, plain"', ["'http://x.org'", "'k'", "'A kind, plain'"]],
  ['dose:quantity', 'dose=2.50|mg', ['2.50', "'mg'"]],
  ['seenAt:datetime', 'seenAt=2026-01-31T08:00:00Z', ["'2026-01-31T08:00:00Z'"]],
  ['seenOn:date', 'seen_on=2026-01-31', ["'2026-01-31'"]],
  ['isOpen:boolean', 'isOpen=false', ['false']],
  ['times:integer', 'times=-3', ['-3']],
  ['share:decimal', 'share=0.50', ['0.50']],
  ['remark:text', `remark="as the patient's mother said"`, ["'as the patient''s mother said'"]],
])('records that are there get %s by --default %s', (add, given, literals) => {
  expect(plan({ add, default: given }).changes.added[0]?.defaults).toEqual(literals)
})

test('values are added to those that are there', () => {
  const { record, changes } = plan({ addValue: 'status:cancelled status:on-hold,done' })
  expect(record.fields).toContain('status:enum(draft,done,cancelled,on-hold)@clinical')
  expect(changes.valued.map(({ to }) => to.options)).toEqual([['draft', 'done', 'cancelled', 'on-hold']])
})

test('what is so already is no change', () => {
  const nothing = { added: [], renamed: [], removed: [], valued: [] }
  const options = { add: 'lot:string?@other-id', rename: 'batch:lot', addValue: 'status:done' }
  expect(plan(options)).toEqual({ ok: true, record: RECORD, changes: nothing })
})

test('refuses with every reason at once', () => {
  const options = {
    add: 'weight:kilos priority:enum(a,b) id:text',
    rename: 'lott:batch due_on',
    remove: 'colour lot',
    addValue: 'lot:x status',
    default: 'height=3 x',
  }
  expect(refuse(options).join('\n')).toMatchInlineSnapshot(`
    ""weight:kilos": there is no type "kilos"; there are string, text, integer, decimal, boolean, date, datetime, enum, code, quantity, reference.
    "id" is taken: every record has it already. Leave it out, or call it "idValue".
    --default: "x" is not name=value, such as priority=routine.
    --default: --add has no field "height".
    "priority" is required, and records that are there have none: give them one with --default priority=…, or make it optional: priority:enum(a,b)?
    "id" is required, and records that are there have none: give them one with --default id=…, or make it optional: id:text?
    --rename: "due_on" is not old:new, such as lot:lotNumber.
    There is no field "lott"; there are test, status, orderedAt, dueOn, lot, order, size, count, level, urgent, note, encounter. Did you mean "lot"?
    There is no field "colour"; there are test, status, orderedAt, dueOn, lot, order, size, count, level, urgent, note, encounter.
    --add-value: "status" is not field:value, such as status:cancelled.
    "lot" is no enum but string: it has no values."
  `)
})

test.each<[string, ChangeOptions]>([
  ['is required, and records that are there have none', { add: 'priority:enum(a,b)' }],
  [
    '"priority" is optional; records that are there just lack it',
    { add: 'priority:string?', default: 'priority=a' },
  ],
  ['one of a, b is expected, not "c"', { add: 'priority:enum(a,b)', default: 'priority=c' }],
  ['system|code|display is expected', { add: 'kind:code', default: 'kind=x' }],
  ['value|unit: 70|kg is expected', { add: 'dose:quantity', default: 'dose=70' }],
  ['a day: 2026-01-31 is expected', { add: 'day:date', default: 'day=2026-02-44' }],
  ['text without `', { add: 'remark:text', default: 'remark=a`b' }],
  ['There is no field "lto"; there are', { remove: 'lto' }],
  ['"lot" is to be changed in two ways', { rename: 'lot:batch', remove: 'lot' }],
  ['is given twice', { add: 'lot:integer?' }],
  ['is given twice', { rename: 'lot:note' }],
  ['Nothing would be left of a record', { remove: RECORD.fields.replace(/:\S+/g, '') }],
])('refuses: %s', (reason, options) => {
  expect(refuse(options).join('\n')).toContain(reason)
})
