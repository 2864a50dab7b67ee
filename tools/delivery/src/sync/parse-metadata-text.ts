import { Refusal } from './refusal.ts'

/**
 * Parses the text of delivery.json, in which a merge may have left its marks.
 *
 * @throws Refusal that names the lines of a conflict, or what is no JSON
 */
export function parseMetadataText(text: string): unknown {
  const conflicts = findConflicts(text)
  if (conflicts.length > 0) {
    throw new Refusal('delivery.json is in the middle of a merge.', [
      ...conflicts.map((line) => `delivery.json:${line}: a conflict begins here.`),
      'Decide it there and run "pnpm nx sync": what is generated needs no merging by hand.',
    ])
  }
  try {
    return JSON.parse(text)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Refusal('delivery.json is no JSON.', [`delivery.json:${lineOf(text, reason)}: ${reason}`])
  }
}

function findConflicts(text: string): number[] {
  return text.split('\n').flatMap((line, index) => (/^<{7}( |\r?$)/.test(line) ? [index + 1] : []))
}

/** V8 says where: by line, by position, or not at all, which is at the end. */
function lineOf(text: string, reason: string): number {
  const line = /\(line (\d+)/.exec(reason)?.[1]
  if (line !== undefined) return Number(line)
  const position = /position (\d+)/.exec(reason)?.[1]
  return text.slice(0, position === undefined ? undefined : Number(position)).split('\n').length
}
