import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Clone, createClone } from './testing/clone.ts'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 })

const ADD = ['commit', '--message', 'feat(db): add it']
const LONG = Array.from({ length: 12 }, (_, index) => `export const V${index} = ${index}`).join('\n')

let clone: Clone
beforeEach(() => {
  clone = createClone()
})
afterEach(() => clone.remove())

function stage(files: Readonly<Record<string, string | Buffer>>): void {
  clone.write(files)
  clone.must('add', '--force', '--', ...Object.keys(files).map((path) => `./${path}`))
}

test('formats what is staged, and commits it so', () => {
  stage({ 'libs/db/src/b.ts': 'export const  B = "b";' })

  expect(clone.git(...ADD)).toMatchObject({ status: 0 })
  expect(clone.must('show', 'HEAD:libs/db/src/b.ts')).toBe("export const B = 'b'")
  expect(clone.must('status', '--porcelain')).toBe('')
})

test('refuses what Biome cannot mend, says the command, and leaves the file as it was', () => {
  const source = 'export const  b: any = 1\n'
  stage({ 'libs/db/src/b.ts': source })

  const { status, said } = clone.git(...ADD)
  expect(status).toBe(1)
  expect(said).toContain('noExplicitAny')
  expect(said).toContain('biome check --write -- libs/db/src/b.ts')
  expect(clone.read('libs/db/src/b.ts')).toBe(source)
  expect(clone.must('status', '--porcelain')).toBe('A  libs/db/src/b.ts')
  expect(clone.must('stash', 'list')).toBe('')
})

test('what is not staged of a file stays out of the commit, and is there afterwards', () => {
  clone.write({ 'libs/db/src/b.ts': `${LONG}\n` })
  clone.save('feat(db): add values')
  stage({ 'libs/db/src/b.ts': `${LONG.replace('V0 = 0', 'V0  =  100')}\n` })
  clone.write({
    'libs/db/src/b.ts': `${LONG.replace('V0 = 0', 'V0  =  100')}\nexport const   unstaged: any = 1\n`,
  })

  expect(clone.git(...ADD)).toMatchObject({ status: 0 })
  expect(clone.must('show', 'HEAD:libs/db/src/b.ts')).toBe(LONG.replace('V0 = 0', 'V0 = 100'))
  expect(clone.read('libs/db/src/b.ts')).toBe(
    `${LONG.replace('V0 = 0', 'V0 = 100')}\nexport const   unstaged: any = 1\n`,
  )
})

test('what is not staged survives a refusal, with what is', () => {
  const staged = `${LONG}\nexport const b: any = 1\n`
  const both = `${staged}// and more\n`
  stage({ 'libs/db/src/b.ts': staged })
  clone.write({ 'libs/db/src/b.ts': both, 'libs/db/src/a.ts': 'export const A = 2\n' })

  expect(clone.git(...ADD).status).toBe(1)
  expect(clone.read('libs/db/src/b.ts')).toBe(both)
  expect(clone.read('libs/db/src/a.ts')).toBe('export const A = 2\n')
  expect(clone.must('show', ':libs/db/src/b.ts')).toBe(staged.trim())
})

test('a file that is staged and gone again from the folder is committed as it was staged', () => {
  stage({ 'libs/db/src/b.ts': 'export const  B = 1' })
  rmSync(join(clone.root, 'libs/db/src/b.ts'))

  expect(clone.git(...ADD)).toMatchObject({ status: 0 })
  expect(clone.must('show', 'HEAD:libs/db/src/b.ts')).toBe('export const B = 1')
  expect(clone.must('status', '--porcelain')).toBe('D libs/db/src/b.ts')
})

test('where formatting meets lines that are not staged, either both come together or all is as it was', () => {
  const staged = 'export const  a = 1\nexport const  b = 2\n'
  const both = 'export const  a = 1\nexport const  bb = 22\nexport const  c = 3\n'
  stage({ 'libs/db/src/b.ts': staged })
  clone.write({ 'libs/db/src/b.ts': both })

  const { status, said } = clone.git(...ADD)
  if (status === 0) expect(clone.read('libs/db/src/b.ts')).toMatch(/bb = 22\nexport const {1,2}c = 3/)
  else {
    expect(said).toContain('git stash push --keep-index')
    expect(clone.read('libs/db/src/b.ts')).toBe(both)
    expect(clone.must('show', ':libs/db/src/b.ts')).toBe(staged.trim())
  }
})

test('names with blanks, a hyphen in front, brackets, quotes and other scripts are files like others', () => {
  const names = ['a file.json', '-rf.json', 'libs/db/[id].json', "it's.json", 'ملف.json', '$HOME.json']
  stage(Object.fromEntries(names.map((name) => [name, '{"a":1}'])))

  expect(clone.git(...ADD)).toMatchObject({ status: 0 })
  for (const name of names) expect(clone.must('show', `HEAD:${name}`)).toBe('{ "a": 1 }')
})

test('files that go, move or become links are committed', () => {
  clone.write({ 'libs/db/src/b.ts': `${LONG}\n`, 'libs/db/src/c.ts': 'export const C = 1\n' })
  clone.save('feat(db): add files')
  clone.must('mv', 'libs/db/src/b.ts', 'libs/db/src/moved.ts')
  clone.must('rm', '--quiet', 'libs/db/src/c.ts')
  clone.must('rm', '--quiet', 'libs/db/src/a.ts')

  expect(clone.git(...ADD)).toMatchObject({ status: 0 })
  expect(clone.must('ls-files', 'libs/db/src')).toBe('libs/db/src/moved.ts')
})

test('takes what "commit --all" and a path on the command line stage', () => {
  clone.write({ 'libs/db/src/a.ts': 'export const  A = 2' })
  expect(clone.git(...ADD, '--all')).toMatchObject({ status: 0 })
  expect(clone.must('show', 'HEAD:libs/db/src/a.ts')).toBe('export const A = 2')

  clone.write({ 'libs/db/src/a.ts': 'export const  A = 3' })
  expect(clone.git(...ADD, 'libs/db/src/a.ts')).toMatchObject({ status: 0 })
  expect(clone.must('show', 'HEAD:libs/db/src/a.ts')).toBe('export const A = 3')
  expect(clone.must('status', '--porcelain')).toBe('')
})

test('runs from a folder within, and with nothing staged', () => {
  expect(clone.git('-C', 'libs/db', ...ADD, '--allow-empty')).toMatchObject({ status: 0 })
})

const WORD = ['Nov', 'áková'].join('')
const DAY = ['1956', '03', '12'].join('-')

test.each<[what: string, path: string, content: string | Buffer, said: string]>([
  ['settings of a machine', '.env', 'A=1', 'settings of one machine'],
  ['settings of a machine with an ending', 'apps/x/.env.local', 'A=1', 'settings of one machine'],
  ['a dump', 'clinic.dump', 'x', 'a dump of a database'],
  ['a dump by its content', 'notes.sql', '-- PostgreSQL database dump\n', 'a dump of a database'],
  ['an archive', 'old.tar.gz', 'x', 'an archive'],
  [
    'an archive with another name',
    'notes.txt',
    Buffer.from([0x50, 0x4b, 3, 4, 0]),
    'an archive, by its content',
  ],
  ['a large binary', 'film.bin', Buffer.alloc(1_100_000), 'binary and large'],
  ['a name in code', 'libs/db/src/b.ts', `export const P = { familyName: '${WORD}' }\n`, 'a name (line 1)'],
  ['a birth date in SQL', 'b.sql', `update patient set birth_date = '${DAY}';\n`, 'a birth date (line 1)'],
  ['a person in JSON', 'b.json', `{ "given": ["${WORD}"] }\n`, 'a name (line 1)'],
  ['people in CSV', 'b.csv', `mrn,dob\n${DAY.replaceAll('-', '')},${DAY}\n`, 'a birth date (line 2)'],
  ['a note without a reason', 'b.ts', `const familyName = '${WORD}' // phi-ignore\n`, 'gives no reason'],
  [
    'a token',
    'b.md',
    `${['xoxb', '123456789012', '1234567890123', 'abcdefghijklmnopqrstuvwx'].join('-')}\n`,
    'SLACK',
  ],
])('refuses %s, as it is staged and not as it lies there', (_, path, content, expected) => {
  stage({ [path]: content })
  clone.write({ [path]: '' })

  const { status, said } = clone.git(...ADD)
  expect(status).toBe(1)
  expect(said).toContain(expected)
  expect(said).toMatch(/Why: .+\n {2}Mend: /)
  expect(said).not.toContain(WORD)
})

test('lets pass what is an example, made up, excused or accepted for a while', () => {
  stage({
    '.env.example': 'A=1\n',
    'b.md': 'mysql://user:<password>@<host>/x\n',
    'c.json': '{ "familyName": "Haddad" }\n',
    'd.sql': `-- phi-ignore: a street in Prague\nupdate x set family_name = '${WORD}';\n`,
    'old.zip': 'x',
    'delivery.json': JSON.stringify({
      scans: {
        exceptions: [{ check: 'clean-repo', subject: '*.zip', reason: 'Made by hand', until: '2999-01-01' }],
      },
    }),
  })

  clone.must('reset', '--quiet', 'delivery.json')
  expect(clone.git(...ADD)).toMatchObject({ status: 0 })
})

test('refuses to change, move or delete a released migration, and lets new ones come', () => {
  const path = 'libs/db-migrations/migrations/20261121090000_a.ts'
  clone.write({ [path]: 'export const up = 1\n' })
  clone.save('feat: add a migration')
  clone.must('tag', 'v1.0.0')

  stage({ [path]: 'export const up = 2\n' })
  const { status, said } = clone.git(...ADD)
  expect(status).toBe(1)
  expect(said).toContain(`${path} is part of v1.0.0`)
  expect(said).toContain(`git restore --source=v1.0.0 --staged --worktree -- ${path}`)

  clone.must('restore', '--source=v1.0.0', '--staged', '--worktree', '--', path)
  clone.must('mv', path, `${path.slice(0, -3)}_b.ts`)
  expect(clone.git(...ADD).status).toBe(1)

  clone.must('reset', '--quiet', '--hard')
  stage({ 'libs/db-migrations/migrations/20261122090000_b.ts': 'export const up = 1\n' })
  expect(clone.git(...ADD)).toMatchObject({ status: 0 })
})

test('looks at the ledger where no tag is, and at no migration that is not released', () => {
  clone.write({
    'libs/db-migrations/migrations/1_a.ts': 'export const up = 1\n',
    'libs/db-migrations/migrations/2_b.ts': 'export const up = 1\n',
    'libs/db-migrations/ledger/1_a.json': '{}\n',
  })
  clone.save('feat: add migrations')
  stage({ 'libs/db-migrations/migrations/2_b.ts': 'export const up = 2\n' })
  expect(clone.git(...ADD)).toMatchObject({ status: 0 })

  stage({ 'libs/db-migrations/migrations/1_a.ts': 'export const up = 2\n' })
  expect(clone.git(...ADD).said).toContain('1_a.ts is part of a release')
})
