import { expect, test } from 'vitest'
import { checksumOf } from './source-checksum.ts'

const SOURCE = `import { sql } from 'kysely'

export const up = (db) => sql\`select \${db.a} from "a" -- b\`.execute(db)
`
const same = checksumOf(SOURCE)

test.each([
  ['a comment in front', `// guard-ignore-file drop-table: empty\n${SOURCE}`],
  ['a comment between', SOURCE.replace('(db) =>', '(db) => /* now */')],
  ['other line endings', SOURCE.replaceAll('\n', '\r\n')],
  ['other white space', SOURCE.replace('\n\n', '\n\n\n\n')],
])('%s makes no other checksum', (_, source) => {
  expect(checksumOf(source)).toBe(same)
})

test.each([
  ['another value', SOURCE.replace('db.a', 'db.b')],
  ['white space in SQL', SOURCE.replace('select ', 'select  ')],
  ['what looks like a comment within SQL', SOURCE.replace('-- b', '-- c')],
  ['an address in quotes', SOURCE.replace("'kysely'", "'kysely//x'")],
  ['what stands behind a regular expression', `${SOURCE}const q = /\`/\nfoo('//a')`],
])('%s makes another checksum', (_, source) => {
  expect(checksumOf(source)).not.toBe(same)
})

test('what cannot be read for sure counts wholly', () => {
  const odd = `${SOURCE}const q = /\`/\n`
  expect(checksumOf(`${odd}// one`)).not.toBe(checksumOf(`${odd}// two`))
})
