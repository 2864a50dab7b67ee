import type { Coding } from '@ehr/contracts'
import { handle, type RequestContext } from '@ehr/http'
import * as contract from '../contract.ts'
import { matchedName } from './search/matched-name.ts'
import * as queries from './search/queries.ts'

export const routes = [handle(contract.searchCodes, search)]

async function search({ db, body: { list, text, limit } }: RequestContext<typeof contract.searchCodes>) {
  if (text === '') return { items: (await queries.listCommonCodes(db, list, limit)).map(toCoding) }
  const meaning = await queries.findMeaning(db, text)
  const hits = await queries.searchCodes(db, { list, text, meaning, limit })
  return { items: hits.map((hit) => toFoundCode(hit, text)) }
}

function toFoundCode(hit: queries.Hit, text: string): contract.FoundCode {
  const matched = matchedName(text, hit.display, hit.synonyms)
  return matched === undefined ? toCoding(hit) : { ...toCoding(hit), matched }
}

function toCoding({ system, code, display }: queries.Hit): Coding {
  return { system, code, display }
}
