import { expect, test } from 'vitest'
import { findCommand } from './workflow-command.ts'

test.each([
  ['::notice::done', { name: 'notice', properties: {}, text: 'done' }],
  [
    '::error file=a.ts,line=3,title=A%3A%2C::two%0Alines%25',
    { name: 'error', properties: { file: 'a.ts', line: '3', title: 'A:,' }, text: 'two\nlines%' },
  ],
  ['::group::a :: b', { name: 'group', properties: {}, text: 'a :: b' }],
  ['  ::endgroup::', { name: 'endgroup', properties: {}, text: '' }],
  ['std::string::npos', undefined],
  ['no command', undefined],
])('%s', (line, command) => {
  expect(findCommand(line)).toEqual(command)
})
