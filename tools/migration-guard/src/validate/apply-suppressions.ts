import type { Finding } from '../model/finding.ts'
import { RULE_NAMES } from '../model/rule-names.ts'
import type { RuleNotes } from '../model/rule-notes.ts'
import type { Suppression } from './suppressions.ts'

/** The comments of one file; `file` as findings tell it. */
export interface FileSuppressions {
  file: string
  suppressions: readonly Suppression[]
}

/** What is said about comments that accept nothing, or do not say why. */
export const SUPPRESSION_NOTES: readonly RuleNotes[] = [
  {
    name: 'suppression-without-reason',
    severity: 'error',
    title: 'A finding accepted without a reason',
    why: 'Whoever reads it later cannot know whether it was ever safe, or still is.',
    remedy:
      'Write `guard-ignore <rule>: <reason>`, and say what makes it safe here. Without one nothing is accepted.',
    example: {
      hazard: '-- guard-ignore drop-table\ndrop table pet;',
      safe: '-- guard-ignore drop-table: nothing has read it since release 1.4, and the backup has it\ndrop table pet;',
      setup: 'create table pet (name text);',
    },
  },
  {
    name: 'suppression-unused',
    severity: 'warning',
    title: 'A comment that accepts nothing',
    why: 'It would hide a hazard that somebody adds later, with a reason that was never about it.',
    remedy: 'Delete the comment, or put it above the statement that it is about.',
    example: {
      hazard: '-- guard-ignore drop-table: nothing has read it since release 1.4\nselect 1;',
      safe: 'select 1;',
    },
  },
]

/** Splits findings into those that stand and those accepted with a reason; comments that are wrong become findings. */
export function applySuppressions(
  findings: readonly Finding[],
  files: readonly FileSuppressions[],
): { findings: Finding[]; suppressed: Finding[] } {
  const known = new Map(files.map(({ file, suppressions }) => [file, suppressions]))
  const used = new Map<Suppression, Set<string>>()
  const judged = findings.map((finding) => {
    const found = known.get(finding.file)?.find((each) => each.reason !== '' && covers(each, finding))
    if (found === undefined) return finding
    used.set(found, (used.get(found) ?? new Set()).add(finding.rule))
    return { ...finding, suppressed: found.reason }
  })
  const wrong = files.flatMap(({ file, suppressions }) =>
    suppressions.flatMap((each) => complain(file, each, used.get(each) ?? new Set())),
  )
  return {
    findings: [...judged.filter(({ suppressed }) => suppressed === undefined), ...wrong],
    suppressed: judged.filter(({ suppressed }) => suppressed !== undefined),
  }
}

function covers({ rules, range }: Suppression, { rule, line }: Finding): boolean {
  return rules.includes(rule) && (range === undefined || (range.first <= line && line <= range.last))
}

function complain(file: string, suppression: Suppression, used: ReadonlySet<string>): Finding[] {
  const { rules, reason, line } = suppression
  const unused = rules.filter((rule) => !used.has(rule))
  if (reason !== '' && rules.length > 0 && unused.length === 0) return []
  const [name, observed] =
    reason === ''
      ? (['suppression-without-reason', `It says no reason for ${rules.join(', ') || 'anything'}.`] as const)
      : (['suppression-unused', describeUnused(unused)] as const)
  const notes = SUPPRESSION_NOTES.find((each) => each.name === name)
  return [
    {
      ...{ rule: name, severity: name === 'suppression-unused' ? 'warning' : 'error', file, line, observed },
      ...{ why: notes?.why ?? '', remedy: notes?.remedy ?? '' },
    },
  ]
}

function describeUnused(rules: readonly string[]): string {
  if (rules.length === 0) return 'It names no rule.'
  const names: ReadonlySet<string> = new Set(RULE_NAMES)
  const unknown = rules.filter((rule) => !names.has(rule))
  return unknown.length > 0
    ? `There is no rule ${unknown.map((rule) => `"${rule}"`).join(', ')}.`
    : `Nothing is found for ${rules.join(', ')} where it stands.`
}
