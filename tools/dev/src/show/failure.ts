import { Refusal } from '../refusal.ts'

/** Tells why a run could not start: what a person can mend in a sentence, everything else with its stack. */
export function renderFailure(error: unknown, dataFolder: string): string {
  if (error instanceof Refusal) return error.message
  if (!(error instanceof Error)) return String(error)
  if ('code' in error && error.code === 'EACCES' && error.message.includes(dataFolder)) {
    return `${dataFolder} belongs to another user (${error.message}). Give it to this one, or remove it: it is made anew.`
  }
  return error.stack ?? error.message
}
