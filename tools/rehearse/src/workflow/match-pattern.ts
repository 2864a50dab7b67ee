/**
 * Says whether a name fits GitHub’s patterns of branches and tags, of which the last that fits decides: `*` stops at
 * a slash, `**` does not, `!` takes out (https://docs.github.com/actions/reference/workflow-syntax#filter-pattern-cheat-sheet).
 */
export function matchesPatterns(name: string, patterns: readonly string[]): boolean {
  return patterns.reduce(
    (isIn, pattern) =>
      pattern.startsWith('!')
        ? isIn && !toExpression(pattern.slice(1)).test(name)
        : isIn || toExpression(pattern).test(name),
    false,
  )
}

function toExpression(pattern: string): RegExp {
  const parts = pattern.match(/\*\*\/?|\*|\[[^\]]+\]|\\.|[\s\S]/g) ?? []
  return new RegExp(`^${parts.map(translate).join('')}$`)
}

function translate(part: string): string {
  if (part === '**') return '.*'
  if (part === '**/') return '(?:.*/)?'
  if (part === '*') return '[^/]*'
  // Of what comes before: once or not at all, once or more.
  if (part === '?' || part === '+') return part
  if (part.length > 1 && part.startsWith('[')) return part
  if (part.length === 2 && part.startsWith('\\')) return `\\${part[1]}`
  return part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
