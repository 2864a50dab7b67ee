import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { renderUnifiedDiff } from './unified-diff.ts'

const lines = (...numbers: (number | string)[]) => `${numbers.join('\n')}\n`

test('shows what goes, what comes and three lines around it', () => {
  const before = lines(1, 2, 3, 4, 5, 6, 7, 8)

  expect(renderUnifiedDiff({ path: 'a.txt', before, after: lines(1, 2, 3, 4, 'five', 6, 7, 8) })).toEqual([
    '--- a/a.txt',
    '+++ b/a.txt',
    '@@ -2,7 +2,7 @@',
    ' 2',
    ' 3',
    ' 4',
    '-5',
    '+five',
    ' 6',
    ' 7',
    ' 8',
  ])
  expect(renderUnifiedDiff({ path: 'a.txt', before, after: before })).toEqual([])
})

test.each([
  ['a new file', undefined, lines(1, 2)],
  ['a file that goes', lines(1, 2), undefined],
  [
    'two places far apart',
    lines(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12),
    lines(0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13),
  ],
  ['places that touch', lines(1, 2, 3, 4, 5, 6, 7, 8, 9), lines('a', 2, 3, 4, 5, 6, 7, 'b', 9)],
  ['lines that are added at the end', lines(1, 2, 3), lines(1, 2, 3, 4, 5)],
])('git applies the diff of %s', (_what, before, after) => {
  const folder = mkdtempSync(join(tmpdir(), 'diff-'))
  try {
    const path = join(folder, 'a.txt')
    if (before !== undefined) writeFileSync(path, before)
    const patch = renderUnifiedDiff({ path: 'a.txt', before, after }).join('\n')
    const mode =
      before === undefined
        ? 'new file mode 100644\n'
        : after === undefined
          ? 'deleted file mode 100644\n'
          : ''
    execFileSync('git', ['apply', '-'], {
      cwd: folder,
      input: `diff --git a/a.txt b/a.txt\n${mode}${patch}\n`,
    })
    const left = execFileSync('ls', { cwd: folder, encoding: 'utf8' })
    expect(left === '' ? undefined : readFileSync(path, 'utf8')).toBe(after)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
