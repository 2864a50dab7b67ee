import { MAPPED_TYPES } from './item.ts'
import { frameJson } from './json-framing.ts'
import { parseResource } from './parse-resource.ts'

/** Reads input as the import does, and does nothing with it. @returns how many resources there are. */
export async function parseEverything(chunks: AsyncIterable<Buffer>): Promise<number> {
  let resources = 0
  for await (const framed of frameJson(chunks)) {
    if (parseResource(framed, MAPPED_TYPES).kind !== 'bad') resources += 1
  }
  return resources
}
