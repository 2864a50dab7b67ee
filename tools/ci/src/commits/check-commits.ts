import { isForLater, lintMessage } from '@ehr/conventions/commits'
import { EMPTY_TREE, git } from '@ehr/conventions/git'
import { checkMigrations, listCommits, type PushedCommit, type Refusal } from '@ehr/conventions/hooks'
import { findPatientData, readMadeUp } from '@ehr/conventions/patient-data'
import { listPackages } from '@ehr/conventions/workspace'

/** A range of commits, as the scope of a run has it. */
export interface CommitRange {
  root: string
  base: string
  head: string
}

/**
 * Checks over a range of commits what the hooks check of each: messages, commits that wait for a squash, patients' data
 * in messages, released migrations. Hooks can be passed by, and a merge or a revert runs few of them.
 */
export async function checkCommits({
  root,
  base,
  head,
}: CommitRange): Promise<{ count: number; refusals: Refusal[] }> {
  const commits = listCommits(root, base === EMPTY_TREE ? [head] : [head, `^${base}`])
  const messages = await judgeMessages(root, commits)
  const migrations = base === EMPTY_TREE ? [] : checkMigrations(root, listChanges(root, base, head), base)
  return { count: commits.length, refusals: [...messages, ...judgeWaiting(commits), ...migrations] }
}

async function judgeMessages(root: string, commits: readonly PushedCommit[]): Promise<Refusal[]> {
  const packages = listPackages(root)
  const madeUp = readMadeUp()
  const wrong: string[] = []
  const personal: string[] = []
  for (const commit of commits) {
    // Git lets a merge be called what it likes; what it brings has messages of its own.
    const problems = commit.isMerge ? [] : await lintMessage(commit.message, packages)
    if (problems.length > 0) wrong.push(`${nameOf(commit)}: ${problems.join('; ')}`)
    const found = findPatientData('message.md', commit.message, madeUp)
    // Named by its id alone: the header may be what is wrong.
    if (found.length > 0)
      personal.push(`${commit.id.slice(0, 10)}: ${found.map(({ what }) => what).join(', ')}`)
  }
  return [...refuse(wrong, MESSAGES), ...refuse(personal, PERSONAL)]
}

function judgeWaiting(commits: readonly PushedCommit[]): Refusal[] {
  return refuse(commits.filter(({ message }) => isForLater(message)).map(nameOf), WAITING)
}

function refuse(details: readonly string[], refusal: Omit<Refusal, 'details'>): Refusal[] {
  return details.length === 0 ? [] : [{ ...refusal, details }]
}

function nameOf({ id, message }: PushedCommit): string {
  return `${id.slice(0, 10)} ${JSON.stringify(message.split('\n', 1)[0]?.slice(0, 120) ?? '')}`
}

function listChanges(root: string, base: string, head: string) {
  const fields = git(root, ['diff', '--raw', '-z', '--no-abbrev', '--no-renames', base, head]).split('\0')
  return fields.flatMap((field, index) => {
    const [, id, kind] = /^:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) (\w)/.exec(field) ?? []
    const path = fields[index + 1]
    if (id === undefined || path === undefined) return []
    return [{ path, isKnown: kind !== 'A', ...(kind !== 'D' && { id }) }]
  })
}

const MESSAGES = {
  what: 'Messages are not as agreed',
  why: 'the changelog, the version and the list of changes are made from them: <type>(<scope>)!: <description>. CONTRIBUTING.md has the rules.',
  mend: ['git rebase --interactive <base>, with "reword" for each of these'],
}

const PERSONAL = {
  what: 'Messages seem to hold data of patients',
  why: 'history is copied to every clone; patients’ data there is a breach to be reported.',
  mend: ['git rebase --interactive <base>, with "reword"; SECURITY.md says what to do where it was pushed'],
}

const WAITING = {
  what: 'Commits wait for git rebase --autosquash',
  why: 'fixup! and squash! are notes to yourself; others would have to read them, and the changelog too.',
  mend: ['git rebase --interactive --autosquash <base>, then push again'],
}
