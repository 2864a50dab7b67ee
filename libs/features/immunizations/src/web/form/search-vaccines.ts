import { type FoundCode, searchCodes } from '@ehr/feature-codes/contract'
import { request } from '@ehr/ui/request/request.ts'

/** Finds vaccines by word, illness or code. @throws RequestFailure */
export async function searchVaccines(text: string, signal: AbortSignal): Promise<readonly FoundCode[]> {
  const { items } = await request(searchCodes, { body: { list: 'vaccines', text, limit: 50 } }, { signal })
  return items
}
