import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { listScopes } from './commit-config.ts'
import { lintMessage } from './lint-message.ts'

vi.setConfig({ testTimeout: 300_000 })

const ROOT = join(import.meta.dirname, '../../../..')
const packages = [{ folder: 'libs/db' }, { folder: 'libs/features/vitals' }, { folder: 'apps/ehr-api' }]

test('scopes are the folder names of projects and the declared ones', () => {
  expect(listScopes(packages)).toEqual(['ci', 'db', 'deps', 'ehr-api', 'release', 'vitals', 'workspace'])
})

test.each([
  'feat: add a timeline',
  'feat(vitals): warn on low oxygen',
  'feat!: drop the old search',
  'fix(ehr-api)!: answer 428 without if-match',
  'chore(deps): update vite to 8.3.9',
  'chore(release): version packages',
  'fix: 2 patients with one number are shown apart',
  'docs: say how a restore is rehearsed (see 0004)',
  'fix(db): keep the form of a name (#12)',
  'fix: show “quoted” \'and\' "plain" words',
  'fix: عرض الأسماء العربية',
  'fix: naïve café 🚑',
  'refactor(db): take `db` as the first parameter\n\nBecause a hidden connection reads outside of its transaction.',
  'feat(vitals): change the unit of temperature\n\nBREAKING CHANGE: values are in degrees celsius',
  'feat(vitals): change the unit\n\nBREAKING CHANGE:\n  values are in degrees celsius\n  from now on',
  'feat: a\n\nb\n\nc\n\nCo-authored-by: A B <a@b.example>\nRefs: #12',
  'feat: add a list\n\n- one\n- Merge branch of two\n\nfixes #12 and more text\nafter it',
  'feat: add a timeline\r\n\r\nwith line ends of windows\r\n',
  `test: ${'x'.repeat(94)}`,
  `feat: add a body\n\n${'a very long line '.repeat(40)}`,
  "Merge branch 'main' into develop",
  "Merge branch 'feature/x'",
  "Merge branch 'main' of https://git.example/x into feature/y",
  "Merge branches 'a' and 'b' into develop",
  "Merge branches 'a', 'b' and 'c'",
  "Merge branch 'a', tag 'v1.0.0' into develop",
  "Merge branch 'feature/x' into 'develop'",
  "Merge branch 'x' of https://git.example/x; tag 'v1.0.0' of ../y into z",
  "Merge branch 'main' into feature/x (#12)",
  "Merge remote-tracking branch 'origin/develop' into feature/x",
  "Merge tag 'v1.2.3' into develop",
  "Merge commit 'abc1234'",
  'Merge pull request #12 from somebody/feature/x\n\nAdd a timeline',
  'Merge 0123456789abcdef0123456789abcdef01234567 into 0123456789abcdef0123456789abcdef01234568',
  'Revert "feat: add a timeline"\n\nThis reverts commit 0123456789.',
  'Revert "Revert "feat: add a timeline""',
  'Reapply "feat: add a timeline"',
  'Revert "feat: add a timeline" (#13)',
  'fixup! feat: add a timeline',
  'squash! feat: add a timeline\n\nmore words',
  'amend! feat: add a timeline\n\nfeat: add a better timeline',
  'fixup! fixup! Whatever it was',
])('accepts %j', async (message) => {
  expect(await lintMessage(message, packages)).toEqual([])
})

const TYPE = ['type may not be empty', 'subject may not be empty']
const TYPES = 'type must be one of [feat, fix, docs, style, refactor, test, chore]'
const SCOPES = 'scope must be one of [ci, db, deps, ehr-api, release, vitals, workspace]'

test.each<[string, string[]]>([
  ['', ['the message is empty']],
  ['  \n\n', ['the message is empty']],
  ['added a timeline', TYPE],
  ['Merge of two things', TYPE],
  ["Merge branch 'x' and whatever else there was", TYPE],
  ['Merging branch x', TYPE],
  ['merge branch x into y', TYPE],
  ['revert the timeline', TYPE],
  ['Revert feat: add it', TYPE],
  ['1.2.3', TYPE],
  ['chore: 1.2.3\nMerge branch x', ['a blank line must follow the first line']],
  ['fixup feat: add it', TYPE],
  ['fixup!', TYPE],
  ['WIP', TYPE],
  ['.', TYPE],
  ['perf: make it quick', [TYPES]],
  ['hotfix: make it quick', [TYPES]],
  ['Feat: add a timeline', [TYPES]],
  ['FIX: mend it', [TYPES]],
  ['feature(vitals): add it', [TYPES]],
  ['feat(timeline): add it', [SCOPES]],
  ['feat(Vitals): add it', [SCOPES]],
  ['feat(vitals,db): add it', [SCOPES]],
  ['feat(vitals, db): add it', [SCOPES]],
  ['feat(vitals db): add it', [SCOPES]],
  ['feat(vitals/db): add it', [SCOPES]],
  ['feat( vitals): add it', [SCOPES]],
  ['feat(): add it', TYPE],
  ['feat((vitals)): add it', TYPE],
  ['feat(vitals)(db): add it', TYPE],
  ['feat!(vitals): add it', TYPE],
  ['feat!!: add it', TYPE],
  ['feat (vitals): add it', TYPE],
  ['feat(vitals) add it', TYPE],
  ['feat(vitals):add it', TYPE],
  ['feat:', TYPE],
  ['feat: ', [...TYPE, 'header must not end with whitespace']],
  ['feat:  two blanks', TYPE],
  [' feat: a blank in front', [...TYPE, 'header must not start with whitespace']],
  ['feat : a blank before', TYPE],
  ['feat：full width', TYPE],
  ['feat: Add a timeline', ['description must be in lower case: "add a timeline"']],
  ['feat: read FHIR bundles', ['description must be in lower case: "read fhir bundles"']],
  ['feat: Élargir', ['description must be in lower case: "élargir"']],
  ['fix: 2 PATIENTS', ['description must be in lower case: "2 patients"']],
  ['feat: !?', ['description must have a word']],
  ['feat: \u200b', ['description must have a word']],
  ['feat: add a timeline.', ['description must not end with a full stop']],
  ['feat: add a timeline...', ['description must not end with a full stop']],
  ['feat: add a timeline…', ['description must not end with a full stop']],
  [`test: ${'x'.repeat(95)}`, ['header must not be longer than 100 characters, current length is 101']],
  ['feat: add a timeline\nwithout a blank line', ['a blank line must follow the first line']],
  ['feat: add it\nBREAKING CHANGE: at once', ['a blank line must follow the first line']],
  ['feat: add it\r\nat once', ['a blank line must follow the first line']],
  ['feat: add it\n\nBREAKING CHANGE:', ['BREAKING CHANGE: must say what breaks, and what to do']],
  ['feat: add it\n\nBREAKING CHANGE', ['BREAKING CHANGE: must say what breaks, and what to do']],
  ['Add it.', TYPE],
])('refuses %j', async (message, problems) => {
  expect(await lintMessage(message, packages)).toEqual(problems)
})

test('commitlint by itself reads the same rules', () => {
  const run = (message: string) =>
    spawnSync(process.execPath, [join(ROOT, 'node_modules/@commitlint/cli/cli.js')], {
      cwd: ROOT,
      input: message,
      encoding: 'utf8',
    })

  expect(run('feat(conventions): add rules').status).toBe(0)
  expect(run('fixup! Anything').status).toBe(0)
  expect(run('feat(nowhere): Add rules.').stdout).toContain('description must be in lower case: "add rules."')
})
