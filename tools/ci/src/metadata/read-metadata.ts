import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { metadataSchema } from '@ehr/delivery'
import * as z from 'zod'

/** What the checks read of delivery.json; the rest of it is not theirs to refuse. */
const partSchema = z.object({
  gates: metadataSchema.shape.gates,
  scans: metadataSchema.shape.scans,
  criticalPaths: metadataSchema.shape.criticalPaths,
})

/** The part of delivery.json that the checks go by. */
export type CheckMetadata = z.infer<typeof partSchema>

/** A finding that is accepted for a while. */
export type Exception = NonNullable<CheckMetadata['scans']['exceptions']>[number]

/** Reads the gates, scans and critical paths of delivery.json; throws with the place of what is wrong. */
export function readMetadata(root: string): CheckMetadata {
  const parsed = partSchema.safeParse(JSON.parse(readFileSync(join(root, 'delivery.json'), 'utf8')))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Error(
    `delivery.json: ${issue?.path.join('.')}: ${issue?.message}. See tools/delivery/delivery.schema.json.`,
  )
}
