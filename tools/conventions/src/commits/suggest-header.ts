import { COMMIT_TYPES } from '../commit-types.ts'
import type { WorkspacePackage } from '../workspace.ts'
import { listScopes, MAX_HEADER_LENGTH } from './commit-config.ts'

/** What others call the types that there are here. */
const SYNONYMS: Readonly<Record<string, string>> = {
  feature: 'feat',
  add: 'feat',
  bug: 'fix',
  bugfix: 'fix',
  hotfix: 'fix',
  doc: 'docs',
  documentation: 'docs',
  format: 'style',
  perf: 'refactor',
  refactoring: 'refactor',
  tests: 'test',
  build: 'chore',
  ci: 'chore',
  revert: 'fix',
  wip: 'chore',
}

const LOOSE = /^\s*\[?(\p{L}+)\]?\s*(!)?\s*(?:[([]\s*([^()[\]]*?)\s*[)\]])?\s*(!)?\s*[:\-–]\s*(.*)$/u

/** Says what a first line might have been meant to be; nothing where that would be a guess. */
export function suggestHeader(
  header: string,
  packages: readonly Pick<WorkspacePackage, 'folder'>[],
): string | undefined {
  const [, word = '', early, scope = '', late, rest = ''] = LOOSE.exec(header) ?? []
  const type = findType(word.toLowerCase())
  const subject = tidy(type === undefined ? header : rest)
  if (subject === '') return undefined
  const breaking = early ?? late ?? ''
  const suggestion = `${type ?? 'feat'}${scopeOf(scope, packages)}${breaking}: ${subject}`
  return [...suggestion].length > MAX_HEADER_LENGTH ? undefined : suggestion
}

function findType(word: string): string | undefined {
  return COMMIT_TYPES.find((type) => type === word) ?? SYNONYMS[word]
}

function scopeOf(scope: string, packages: readonly Pick<WorkspacePackage, 'folder'>[]): string {
  const scopes = listScopes(packages)
  const wanted = scope
    .toLowerCase()
    .split(/[,\s/]+/)
    .find((each) => scopes.includes(each))
  return wanted === undefined ? '' : `(${wanted})`
}

function tidy(subject: string): string {
  return subject
    .replaceAll(/\s+/g, ' ')
    .replace(/[\s.。…]+$/u, '')
    .trim()
    .toLowerCase()
}
