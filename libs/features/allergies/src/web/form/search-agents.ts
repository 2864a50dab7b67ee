import type { Coding } from '@ehr/contracts'
import { type CodeList, searchCodes } from '@ehr/feature-codes/contract'
import { request } from '@ehr/ui/request/request.ts'
import { isNoneKnownCode } from '../../contract/none-known.ts'

/** HL7's way to say that a concept has no code and its text is all there is. */
const TEXT_ONLY = { system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code: 'as-text' }

/** Finds codes of a list; last the typed text itself, so that what has no code can be recorded. @throws RequestFailure */
function searchOrText(list: CodeList) {
  return async (text: string, signal: AbortSignal): Promise<readonly Coding[]> => {
    const { items } = await request(searchCodes, { body: { list, text } }, { signal })
    const found = items
      .filter((item) => !isNoneKnownCode(item))
      .map(({ system, code, display }) => ({ system, code, display }))
    return [...found, { ...TEXT_ONLY, display: text.trim() }]
  }
}

export const searchAgents = searchOrText('allergens')
export const searchReactions = searchOrText('reactions')
