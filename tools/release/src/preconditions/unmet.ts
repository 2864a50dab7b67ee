import type { Finding } from './precondition.ts'

/** Says that a precondition is not met: what is so, and what to do about it. */
export function createUnmet(name: string): (text: string, todo: string) => Finding {
  return (text, todo) => ({ name, verdict: 'unmet', text, todo })
}
