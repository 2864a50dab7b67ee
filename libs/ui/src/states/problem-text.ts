import type { i18n as I18n } from 'i18next'
import type { RequestFailure } from '../request/request-failure.ts'

/** Why a request was refused, in words; the server's own are English. */
export interface ProblemText {
  readonly text: string
  readonly isServers: boolean
}

/**
 * The words for a refusal by its code: `problem.<CODE>` of whichever namespace has it, so that a feature's own
 * refusals stand in its own translations. Where none has it, what the server said, which is better than nothing.
 */
export function problemText(failure: RequestFailure, i18n: I18n): ProblemText | undefined {
  const { code, detail, title } = failure
  const key = `problem.${code}`
  const namespace = Object.keys(i18n.store.data[i18n.language] ?? {}).find((ns) => i18n.exists(key, { ns }))
  if (namespace !== undefined) return { text: i18n.t(key, { ns: namespace }), isServers: false }
  const text = detail ?? title
  return text === undefined ? undefined : { text, isServers: true }
}
