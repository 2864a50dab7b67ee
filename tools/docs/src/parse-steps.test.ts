import { expect, test } from 'vitest'
import { parseSteps } from './parse-steps.ts'

test('finds the commands of fenced and indented blocks, in lists too, with the line they are on', () => {
  const page = [
    '# A page',
    '',
    '    pnpm dev                 # a comment',
    '    pnpm nx g feature x --fields "a:string # b"',
    '',
    '1. Do this:',
    '',
    '   ```sh',
    '   # only words',
    '   $ git switch -c a \\',
    '     main',
    '   ```',
  ]
  expect(parseSteps(page.join('\n'))).toEqual([
    { kind: 'command', command: 'pnpm dev', line: 3, place: 'block' },
    { kind: 'command', command: 'pnpm nx g feature x --fields "a:string # b"', line: 4, place: 'block' },
    { kind: 'command', command: 'git switch -c a main', line: 10, place: 'block' },
  ])
})

test('leaves alone what is no command, and blocks in other languages', () => {
  expect(parseSteps('```ts\nnode.value\npnpm dev\n```\n\n    libs/a\n\n`pnpmx` and `apps/ehr-web`')).toEqual(
    [],
  )
})

test('finds those that a sentence names', () => {
  expect(parseSteps('Say `pnpm test:full`, and `DATA_CLASS=phi pnpm dev`.')).toEqual([
    { kind: 'command', command: 'pnpm test:full', line: 1, place: 'text' },
    { kind: 'command', command: 'DATA_CLASS=phi pnpm dev', line: 1, place: 'text' },
  ])
})

test('what is expected stands in a comment before the block, and holds for its last command', () => {
  const page =
    '<!-- expect exit 1: not a branch -->\n\n```sh\npnpm a\npnpm b\n```\n\n<!-- a word -->\n\n    pnpm c\n'
  expect(parseSteps(page)).toEqual([
    { kind: 'command', command: 'pnpm a', line: 4, place: 'block' },
    {
      kind: 'command',
      command: 'pnpm b',
      line: 5,
      place: 'block',
      expectation: { exitCode: 1, says: 'not a branch' },
    },
    { kind: 'command', command: 'pnpm c', line: 10, place: 'block' },
  ])
})

test('a named block is a file to write, and a diff is to be applied', () => {
  const page = '<!-- file: tools/ours/x.ts -->\n\n```ts\nconst a = 1\n```\n\n```diff\n-a\n+b\n```\n'
  expect(parseSteps(page)).toEqual([
    { kind: 'file', path: 'tools/ours/x.ts', text: 'const a = 1\n', line: 4 },
    { kind: 'patch', text: '-a\n+b\n', line: 8 },
  ])
})
