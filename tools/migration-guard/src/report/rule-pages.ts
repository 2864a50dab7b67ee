import type { ExampleFiles, FilesExample, RuleExample, RuleNotes } from '../model/rule-notes.ts'
import { PAGES_FOLDER } from './pages.ts'

const MARK =
  '<!-- Generated from the rules of tools/migration-guard by "pnpm nx sync"; change them there. -->'

const SEVERITY_TEXT = {
  error: 'Error unless the configuration says otherwise.',
  warning: 'Warning unless the configuration says otherwise.',
  info: 'For information.',
  off: 'Off unless the configuration switches it on.',
} as const

/** Renders one page per rule and their index: texts by path, relative to the workspace. */
export function renderRulePages(rules: readonly RuleNotes[]): Record<string, string> {
  const sorted = rules.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return Object.fromEntries([
    [`${PAGES_FOLDER}/README.md`, renderIndex(sorted)],
    ...sorted.map((rule) => [`${PAGES_FOLDER}/${rule.name}.md`, renderPage(rule)] as const),
  ])
}

function renderIndex(rules: readonly RuleNotes[]): string {
  const rows = rules.map(({ name, severity, title }) => `| [${name}](${name}.md) | ${severity} | ${title} |`)
  return `${[
    MARK,
    '# What the validation of migrations finds',
    [
      'A finding is accepted by a comment with a reason, in the migration: `// guard-ignore <rule>: <reason>` above a',
      'statement or a function, `// guard-ignore-file <rule>: <reason>` for the whole file; in SQL `--` instead of `//`.',
      'Severities are changed in `delivery.json` under `migrationGuard.rules`.',
    ].join('\n'),
    ['| Rule | Severity | About |', '|---|---|---|', ...rows].join('\n'),
  ].join('\n\n')}\n`
}

function renderPage({ name, severity, title, why, remedy, example }: RuleNotes): string {
  return `${[
    MARK,
    `# ${name}`,
    `${title}.`.replace(/\.\.$/, '.'),
    SEVERITY_TEXT[severity],
    `## Why\n\n${why}`,
    `## Instead\n\n${remedy}`,
    '## Example',
    ...renderExample(example),
    '[All rules](README.md)',
  ].join('\n\n')}\n`
}

function renderExample(example: RuleExample | FilesExample): string[] {
  if (example.language === 'files') return renderFilesExample(example)
  const { language = 'sql', setup, hazard, safe } = example
  return [
    ...(setup === undefined ? [] : ['Before:', renderBlock(language, setup)]),
    ...['Found:', renderBlock(language, hazard)],
    ...['Not found:', renderBlock(language, safe)],
  ]
}

function renderFilesExample({ setup, hazard, safe }: FilesExample): string[] {
  const released = renderFiles(setup)
  return [
    ...(Object.keys(setup).length === 0 ? [] : ['Before:', ...released]),
    ...['Found:', ...renderFiles(hazard)],
    ...['Not found:', ...renderFiles(safe)],
  ]
}

function renderFiles(files: ExampleFiles): string[] {
  const texts = Object.entries(files).map(([path, text]) => {
    if (text === null) return `\`${path}\` is gone.`
    const language = path.endsWith('.sql') ? 'sql' : 'typescript'
    return `\`${path}\`\n\n${renderBlock(language, text)}`
  })
  return texts.length === 0 ? ['Nothing else.'] : texts
}

function renderBlock(language: string, code: string): string {
  return `\`\`\`${language}\n${code.trim()}\n\`\`\``
}
