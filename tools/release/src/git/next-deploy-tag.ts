import { parseTag } from '@ehr/conventions/branching'

/** What a deploy tag is made for. */
export interface DeployTagOptions {
  /** As environments name it: `staging-*`. */
  pattern: string
  day: Date
  existing: readonly string[]
}

/**
 * Says which tag would deploy next by a pattern of deploy tags: `staging-20261121`, then `staging-20261121.2`. Nothing
 * where the pattern is of another kind.
 */
export function nextDeployTag({ pattern, day, existing }: DeployTagOptions): string | undefined {
  const first = pattern.replace('*', day.toISOString().slice(0, 10).replaceAll('-', ''))
  if (parseTag(first)?.kind !== 'deploy') return undefined
  const taken = existing.flatMap((name) => {
    const meaning = name === first || name.startsWith(`${first}.`) ? parseTag(name) : undefined
    return meaning?.kind === 'deploy' ? [meaning.nth] : []
  })
  const nth = Math.max(0, ...taken) + 1
  return nth === 1 ? first : `${first}.${nth}`
}

/** Says whether a tag is one of those that a pattern means, and of a shape that deploys. */
export function isMeant(pattern: string, tag: string): boolean {
  const [start = '', end = ''] = pattern.split('*')
  const fits = pattern.includes('*') ? tag.startsWith(start) && tag.endsWith(end) : tag === pattern
  return fits && parseTag(tag) !== undefined
}
