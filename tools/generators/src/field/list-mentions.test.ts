import { expect, test } from 'vitest'
import { parseFields } from '../feature/parse-fields.ts'
import { listMentions } from './list-mentions.ts'
import { WORKSPACE } from './workspace-of-tests.ts'

const fields = (text: string) => parseFields(text, WORKSPACE).fields

test('lines of people about fields that are gone or renamed are named, generated ones and others are not', () => {
  const [orderedAt, note, kind, lot] = fields('orderedAt:date? note:text? kind:string? lot:string?')
  if (orderedAt === undefined || note === undefined || kind === undefined || lot === undefined)
    throw new Error()
  const changes = { added: [], valued: [], removed: [note], renamed: [{ from: orderedAt, to: lot }] }
  const files = [
    { path: 'a.ts', text: 'const note = 1\nconst kind = 2\nrow.orderedAt\nsql`ordered_at`\nnotes\n' },
    { path: 'b.ts', text: 'import note\nconst mine = note\n' },
  ]
  const made = [{ path: 'b.ts', text: 'import note\n' }]
  expect(listMentions(files, made, changes)).toEqual(['a.ts:1', 'a.ts:3', 'a.ts:4', 'b.ts:2'])
})
