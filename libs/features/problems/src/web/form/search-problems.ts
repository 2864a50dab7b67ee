import { type FoundCode, searchCodes } from '@ehr/feature-codes/contract'
import { request } from '@ehr/ui/request/request.ts'

/** Finds problems by word, synonym or code. @throws RequestFailure */
export async function searchProblems(text: string, signal: AbortSignal): Promise<readonly FoundCode[]> {
  const { items } = await request(searchCodes, { body: { list: 'problems', text } }, { signal })
  return items
}
