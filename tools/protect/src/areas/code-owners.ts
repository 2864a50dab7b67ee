import * as z from 'zod'
import type { Area } from '../part.ts'

const errorsSchema = z.object({
  errors: z.array(z.object({ line: z.number(), kind: z.string(), source: z.string().optional() })),
})

/** Whether GitHub knows everybody whom CODEOWNERS names: whoever it does not know is never asked. */
export const codeOwners: Area = {
  what: 'code owners',
  read: async ({ client }) => {
    const found = await client.find({
      route: 'GET /repos/{owner}/{repo}/codeowners/errors',
      parameters: {},
    })
    // Before the first push there is no such file.
    if (found === undefined) return { parts: [], notes: [] }
    const { errors } = errorsSchema.parse(found)
    return {
      parts: [],
      notes: errors.map(({ line, kind, source = '' }) => ({
        kind: 'missing',
        text: `CODEOWNERS, line ${line}: ${kind} (${source.trim()}). Make the team or give it access, or change people.owners.`,
      })),
    }
  },
}
