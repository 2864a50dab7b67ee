import type * as z from 'zod'
import type { Problem } from './problem.ts'

type Issue = z.core.$ZodIssue

/** Turns what a schema found into problems, one for each place; `prefix` is where the checked value lies. */
export function describeIssues(issues: readonly Issue[], prefix = ''): Problem[] {
  return issues.flatMap((issue) => describeIssue(issue, prefix))
}

/** Joins a path’s parts: `environments.production.from`, `people.codeOwners[2].path`. */
function joinPath(parts: readonly PropertyKey[], prefix = ''): string {
  const joined = parts.reduce<string>(
    (path, part) =>
      typeof part === 'number' ? `${path}[${part}]` : `${path}${path === '' ? '' : '.'}${show(String(part))}`,
    prefix,
  )
  return joined === '' ? '(the whole file)' : joined
}

function describeIssue(issue: Issue, prefix: string): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: joinPath([...issue.path, key], prefix),
      wrong: 'there is no such setting.',
      right: 'Take it out, or correct its name; the editor lists what there is by delivery.schema.json.',
    }))
  }
  if (issue.code === 'invalid_union') {
    const closest = issue.errors.toSorted((a, b) => a.length - b.length)[0]?.[0]
    return [problem(joinPath(issue.path, prefix), closest ?? issue)]
  }
  if (issue.code === 'invalid_key') {
    return [problem(joinPath(issue.path, prefix), issue.issues[0] ?? issue)]
  }
  return [problem(joinPath(issue.path, prefix), issue)]
}

function problem(path: string, issue: Issue): Problem {
  const isMissing = issue.code === 'invalid_type' && /received undefined/.test(issue.message)
  return isMissing
    ? { path, wrong: 'it is missing.', right: `Give it: ${expectation(issue)}.` }
    : { path, wrong: 'this cannot be used.', right: `It must fit: ${expectation(issue)}.` }
}

function expectation({ message }: Issue): string {
  return message.replace(/^Invalid (input|option|string|key in record): /, '').replace(/, received .*$/, '')
}

/** Keys come from the file and may hold anything. */
function show(key: string): string {
  return /^[\w$-]{1,80}$/.test(key) ? key : JSON.stringify(key.slice(0, 80))
}
