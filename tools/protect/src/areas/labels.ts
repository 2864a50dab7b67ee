import type { Label } from '@ehr/delivery'
import * as z from 'zod'
import type { Area, Part } from '../part.ts'

const labelsSchema = z.array(z.object({ name: z.string(), description: z.string().nullish() }))
type Found = z.infer<typeof labelsSchema>[number]

/** The labels of pull requests; their colours are the team’s own, as are all other labels. */
export const labels: Area = {
  what: 'labels',
  read: async ({ plan, client }) => {
    const all = labelsSchema.parse(
      await client.list({ route: 'GET /repos/{owner}/{repo}/labels', parameters: {} }),
    )
    // GitHub knows no two labels that differ only in capitals.
    const byName = new Map(all.map((label) => [label.name.toLowerCase(), label]))
    return {
      parts: plan.labels.map((label) => comparePart(label, byName.get(label.name.toLowerCase()))),
      notes: [],
    }
  },
}

function comparePart({ name, description }: Label, found: Found | undefined): Part {
  const part = { what: `label "${name}"`, from: 'documents.labels', wanted: { name, description } }
  if (found === undefined)
    return {
      ...part,
      calls: [{ route: 'POST /repos/{owner}/{repo}/labels', parameters: { name, description } }],
    }
  return {
    ...part,
    found: { name: found.name, description: found.description ?? '' },
    calls: [
      {
        route: 'PATCH /repos/{owner}/{repo}/labels/{name}',
        parameters: { name: found.name, description, ...(found.name !== name && { new_name: name }) },
      },
    ],
  }
}
