import type { SyncRule, UserConfig } from '@commitlint/types'
import { COMMIT_TYPES } from '../commit-types.ts'
import type { WorkspacePackage } from '../workspace.ts'
import { isAutomatic, isForLater } from './automatic-messages.ts'

const ERROR = 2

/** Scopes that are no folder of a project. */
export const DECLARED_SCOPES = ['ci', 'deps', 'release', 'workspace'] as const

/** The longest header, in characters. */
export const MAX_HEADER_LENGTH = 100

/** The parts of a header: type, scope, `!`, description. */
export const HEADER = /^(\w+)(?:\(([^()]+)\))?(!)?: (\S.*)$/

/** Lists what may stand in a commit's brackets: the folder name of each project, and the declared ones. */
export function listScopes(packages: readonly Pick<WorkspacePackage, 'folder'>[]): string[] {
  const folders = packages.map(({ folder }) => folder.split('/').at(-1) ?? folder)
  return [...new Set([...folders, ...DECLARED_SCOPES])].sort()
}

/** The rules of commit messages as commitlint reads them: `<type>(<scope>)!: <description>`. */
export function commitConfig(packages: readonly Pick<WorkspacePackage, 'folder'>[]): UserConfig {
  return {
    parserPreset: {
      parserOpts: {
        headerPattern: HEADER,
        headerCorrespondence: ['type', 'scope', 'breaking', 'subject'],
        noteKeywords: ['BREAKING CHANGE', 'BREAKING-CHANGE'],
      },
    },
    // The tool's own list lets pass whatever has a line that begins like a merge, and every version number.
    defaultIgnores: false,
    ignores: [isAutomatic, isForLater],
    plugins: [
      {
        rules: {
          'subject-lower-case': isLowerCase,
          'subject-words': hasWords,
          'subject-ends-plainly': endsPlainly,
          'second-line-blank': hasBlankSecondLine,
          'breaking-says-what': saysWhatBreaks,
        },
      },
    ],
    rules: {
      'type-empty': [ERROR, 'never'],
      'type-enum': [ERROR, 'always', [...COMMIT_TYPES]],
      'scope-enum': [ERROR, 'always', { scopes: listScopes(packages), delimiters: ['\n'] }],
      'subject-empty': [ERROR, 'never'],
      'subject-lower-case': [ERROR, 'always'],
      'subject-words': [ERROR, 'always'],
      'subject-ends-plainly': [ERROR, 'always'],
      'header-max-length': [ERROR, 'always', MAX_HEADER_LENGTH],
      'header-trim': [ERROR, 'always'],
      'second-line-blank': [ERROR, 'always'],
      'breaking-says-what': [ERROR, 'always'],
    },
    helpUrl:
      'CONTRIBUTING.md (Commits): <type>(<scope>)!: <description>, for example "feat(vitals): warn on low oxygen"',
  }
}

type Commit = Parameters<SyncRule>[0]
type Outcome = [boolean, string]

/** The tool's own rule lets everything pass that begins with a digit. */
function isLowerCase(commit: Commit): Outcome {
  const subject = subjectOf(commit)
  const lower = subject.toLowerCase()
  return [subject === lower, `description must be in lower case: "${lower}"`]
}

function hasWords(commit: Commit): Outcome {
  const subject = subjectOf(commit)
  return [subject === '' || /[\p{L}\p{N}]/u.test(subject), 'description must have a word']
}

/** The tool's own rule takes three full stops for none. */
function endsPlainly(commit: Commit): Outcome {
  return [!/[.。．｡۔…]$/u.test(subjectOf(commit)), 'description must not end with a full stop']
}

/** The tool's own rules know the body and the footers, and not the line that is taken for either. */
function hasBlankSecondLine({ raw }: Commit): Outcome {
  const [, second = ''] = (raw ?? '').trimEnd().split(/\r?\n/)
  return [second.trim() === '', 'a blank line must follow the first line']
}

function saysWhatBreaks({ raw }: Commit): Outcome {
  return [
    !/^BREAKING[ -]CHANGE:?\s*$/m.test(raw ?? '') || /^BREAKING[ -]CHANGE:\s*\n[^\S\n]*\S/m.test(raw ?? ''),
    'BREAKING CHANGE: must say what breaks, and what to do',
  ]
}

function subjectOf(commit: Commit): string {
  return 'subject' in commit && typeof commit.subject === 'string' ? commit.subject : ''
}
