import type { SyncRule, UserConfig } from '@commitlint/types'
import { COMMIT_TYPES } from './commit-types.ts'
import type { WorkspacePackage } from './workspace.ts'

const ERROR = 2

/** Scopes that are no folder of a project. */
export const DECLARED_SCOPES = ['ci', 'deps', 'release', 'workspace'] as const

/** The longest header, in characters. */
export const MAX_HEADER_LENGTH = 100

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
        headerPattern: /^(\w+)(?:\(([^()]+)\))?(!)?: (\S.*)$/,
        headerCorrespondence: ['type', 'scope', 'breaking', 'subject'],
        noteKeywords: ['BREAKING CHANGE', 'BREAKING-CHANGE'],
      },
    },
    plugins: [{ rules: { 'subject-lower-case': isLowerCase } }],
    rules: {
      'type-empty': [ERROR, 'never'],
      'type-enum': [ERROR, 'always', [...COMMIT_TYPES]],
      'scope-enum': [ERROR, 'always', { scopes: listScopes(packages), delimiters: ['\n'] }],
      'subject-empty': [ERROR, 'never'],
      'subject-lower-case': [ERROR, 'always'],
      'subject-full-stop': [ERROR, 'never', '.'],
      'header-max-length': [ERROR, 'always', MAX_HEADER_LENGTH],
      'header-trim': [ERROR, 'always'],
      'body-leading-blank': [ERROR, 'always'],
    },
    helpUrl:
      'CONTRIBUTING.md (Commits): <type>(<scope>)!: <description>, for example "feat(vitals): warn on low oxygen"',
  }
}

/** The tool's own rule lets everything pass that begins with a digit. */
function isLowerCase(commit: Parameters<SyncRule>[0]): [boolean, string] {
  const subject = 'subject' in commit && typeof commit.subject === 'string' ? commit.subject : ''
  const lower = subject.toLowerCase()
  return [subject === lower, `description must be in lower case: "${lower}"`]
}
