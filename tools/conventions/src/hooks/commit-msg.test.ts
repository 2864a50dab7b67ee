import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Clone, createClone } from './testing/clone.ts'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 })

let clone: Clone
beforeEach(() => {
  clone = createClone()
})
afterEach(() => clone.remove())

const EMPTY = ['commit', '--allow-empty']

/** An editor that writes this before what git has put there. */
function editor(text: string): Record<string, string> {
  clone.write({ '.git/to-write': text })
  const file = join(clone.root, '.git/to-write')
  return { GIT_EDITOR: `sh -c 'cat "${file}" "$1" > "$1.new" && mv "$1.new" "$1"' --` }
}

test('refuses a message with every reason, and says what would do and how to try again', () => {
  const { status, said } = clone.git(...EMPTY, '-m', 'Feature(DB): Add it.')

  expect(status).toBe(1)
  expect(said).toContain('type must be one of')
  expect(said).toContain('scope must be one of')
  expect(said).toContain('description must be in lower case')
  expect(said).toContain('for instance: feat(db): add it')
  expect(said).toContain('git commit --edit --file=".git/COMMIT_EDITMSG"')
})

test('the message that was refused can be mended by the command that is named', () => {
  clone.git(...EMPTY, '-m', 'Wrong.')
  clone.write({ '.git/COMMIT_EDITMSG': 'feat: right\n' })

  expect(clone.git(...EMPTY, '--edit', '--file=.git/COMMIT_EDITMSG')).toMatchObject({ status: 0 })
})

test('reads what git will make of an edited message: no comments, nothing below the scissors', () => {
  const { status, said } = clone.gitWith(editor('fix(db): mend it\n\nBecause.\n'), ...EMPTY, '--verbose')

  expect({ status, said }).toMatchObject({ status: 0 })
  expect(clone.must('log', '-1', '--format=%B')).toBe('fix(db): mend it\n\nBecause.')
})

test('a line that looks like a comment is part of a message that no editor was opened for', () => {
  expect(clone.git(...EMPTY, '-m', '#12 mend it').said).toContain('"#12 mend it"')
})

test('another comment character is heeded', () => {
  clone.must('config', 'core.commentChar', ';')

  expect(clone.gitWith(editor('fix: mend it\n\n; no\n#12 stays\n'), ...EMPTY)).toMatchObject({ status: 0 })
  expect(clone.must('log', '-1', '--format=%B')).toBe('fix: mend it\n\n#12 stays')
})

test('an editor closed without a word commits nothing, and is told so in one line', () => {
  const { status, said } = clone.git(...EMPTY)

  expect(status).toBe(1)
  expect(said).toContain('Nothing is committed: the message is empty.')
  expect(said).not.toContain('type may not be empty')
})

test('line ends of Windows, quotes, other scripts and long bodies are nothing special', () => {
  clone.write({ '.git/m': `fix(db): keep "o'neill" & <b> $(x) عربي 🚑\r\n\r\n${'long '.repeat(500)}\r\n` })

  expect(clone.git(...EMPTY, '--file', '.git/m')).toMatchObject({ status: 0 })
})

test('a message about somebody is refused, without repeating it', () => {
  const number = ['0048', '2913'].join('')
  const { status, said } = clone.git(
    ...EMPTY,
    '-m',
    'fix(db): keep the form',
    '-m',
    `Seen with MRN ${number}.`,
  )

  expect(status).toBe(1)
  expect(said).toContain('line 3: a record number')
  expect(said).not.toContain(number)
})

test('notes for a later autosquash pass here', () => {
  clone.must(...EMPTY, '-m', 'feat(db): add it')

  expect(clone.git(...EMPTY, '--fixup', 'HEAD')).toMatchObject({ status: 0 })
  expect(clone.git(...EMPTY, '--squash', 'HEAD', '-m', 'more')).toMatchObject({ status: 0 })
})
