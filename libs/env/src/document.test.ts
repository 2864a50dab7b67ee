import { expect, test } from 'vitest'
import { defineEnvironment } from './declare.ts'
import { port, secretText } from './kinds.ts'
import { renderExample } from './render-example.ts'
import { renderTable } from './render-table.ts'

const PORT = { schema: port, description: 'The port | to listen on.', default: { development: '4301' } }
const SECRET = { schema: secretText(32), description: 'The key.', isSecret: true, isOptional: true } as const
const api = defineEnvironment({ app: 'api', variables: { PORT, SECRET } })
const web = defineEnvironment({ app: 'web', variables: { PORT } })

test('the example shows each variable once, with development in view', () => {
  expect(renderExample([api, web]).split('\n').slice(3)).toEqual([
    '# The port | to listen on.',
    '# Read by api, web; required in production.',
    '# PORT=4301',
    '',
    '# The key.',
    '# Read by api; secret.',
    '# SECRET=',
    '',
  ])
})

test('the table says what each mode takes', () => {
  expect(renderTable([api, web])).toContain(
    [
      '| `PORT` | api, web | The port \\| to listen on. | `4301` | required | required |',
      '| `SECRET` (secret) | api | The key. | optional | optional | optional |',
      '',
    ].join('\n'),
  )
})

test('refuses one name for two meanings', () => {
  const other = defineEnvironment({ app: 'web', variables: { PORT: { ...PORT, description: 'The door.' } } })

  expect(() => renderTable([api, other])).toThrow('PORT means different things in api and web.')
})
