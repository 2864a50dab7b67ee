import { PRESET_NAMES } from '@ehr/delivery/presets'
import * as z from 'zod'

/** What a team says once of its clone; a later version of the template is made with the same. */
export const answersSchema = z.strictObject({
  /** As people call the product, in any script. */
  name: z.string(),
  /** As services, databases and images call it. */
  slug: z.string(),
  /** Of the packages' names, with its `@`. */
  scope: z.string(),
  preset: z.enum(PRESET_NAMES),
  /** Codes, English among them. */
  languages: z.array(z.string()),
  hasDemo: z.boolean(),
  /** `owner/name` on GitHub, once there is one. */
  repository: z.string().nullable(),
})

export type Answers = z.infer<typeof answersSchema>
