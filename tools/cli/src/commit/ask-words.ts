import { confirm, isCancel, select, text } from '@clack/prompts'
import { COMMIT_TYPES } from '@ehr/conventions/commit-types'
import { lintMessage } from '@ehr/conventions/commits'
import { type Bump, bumpOf, type CommitWords, renderMessage } from './plan-commit.ts'

/** What the questions offer. */
export interface Offer {
  type: string
  /** Those that fit come first. */
  scopes: readonly string[]
  fitting: readonly string[]
}

const MEANINGS: Readonly<Record<string, string>> = {
  feat: 'somebody can do something new',
  fix: 'something works that did not',
  docs: 'texts about the project',
  style: 'formatting only',
  refactor: 'the same, built better',
  test: 'tests only',
  chore: 'everything else: tools, dependencies',
}

const NO_SCOPE = ''

/** Asks for the words of a commit at a terminal; nothing where the person gives up. */
export async function askWords({ type, scopes, fitting }: Offer): Promise<CommitWords | undefined> {
  const kind = await select({
    message: 'What kind of change is it?',
    initialValue: type,
    options: COMMIT_TYPES.map((value) => ({
      value: String(value),
      label: value,
      hint: MEANINGS[value] ?? '',
    })),
  })
  if (isCancel(kind)) return undefined
  const others = scopes.filter((scope) => !fitting.includes(scope))
  const scope = await select({
    message: 'Which part of the project?',
    initialValue: fitting[0] ?? NO_SCOPE,
    maxItems: 10,
    options: [
      ...fitting.map((value) => ({ value, label: value, hint: 'staged' })),
      { value: NO_SCOPE, label: 'none', hint: 'several, or none in particular' },
      ...others.map((value) => ({ value, label: value })),
    ],
  })
  if (isCancel(scope)) return undefined
  const subject = await askSubject(kind, scope)
  if (subject === undefined) return undefined
  const body = await text({ message: 'Why, and what was rejected? (may stay empty)', defaultValue: '' })
  if (isCancel(body)) return undefined
  const breaking = await askBreaking()
  return breaking === undefined ? undefined : { type: kind, scope, subject, body: body ?? '', breaking }
}

async function askSubject(type: string, scope: string): Promise<string | undefined> {
  const words = (subject: string) => renderMessage({ type, scope, subject, body: '', breaking: '' })
  for (;;) {
    const subject = await text({
      message: 'What changes for the reader? (lower case, as an order: "warn on low oxygen")',
      validate: (value) => ((value ?? '').trim() === '' ? 'A few words are needed.' : undefined),
    })
    if (isCancel(subject)) return undefined
    // The scope came from the list, so only the description can be wrong.
    const problems = await lintMessage(words(subject.trim()), scope === '' ? [] : [{ folder: scope }])
    if (problems.length === 0) return subject.trim()
    console.error(problems.join('; '))
  }
}

async function askBreaking(): Promise<string | undefined> {
  const isBreaking = await confirm({ message: 'Does it break what somebody relies on?', initialValue: false })
  if (isCancel(isBreaking)) return undefined
  if (!isBreaking) return ''
  const what = await text({
    message: 'What breaks, and what are they to do?',
    validate: (value) => ((value ?? '').trim() === '' ? 'A sentence is needed.' : undefined),
  })
  return isCancel(what) ? undefined : what.trim()
}

/** Asks how much somebody notices of what is deployed; nothing where the person gives up. */
export async function askBump(words: CommitWords, names: readonly string[]): Promise<Bump | undefined> {
  const bump = await select<Bump>({
    message: `It reaches ${names.join(' and ')}. What does somebody notice?`,
    initialValue: bumpOf(words),
    options: [
      { value: 'none', label: 'nothing', hint: 'an empty changeset says so' },
      { value: 'patch', label: 'something works that did not' },
      { value: 'minor', label: 'something is new' },
      { value: 'major', label: 'something breaks' },
    ],
  })
  return isCancel(bump) ? undefined : bump
}
