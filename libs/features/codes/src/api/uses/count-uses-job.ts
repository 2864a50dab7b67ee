import type { Job } from '@ehr/http'
import { countUses } from './queries.ts'

/** Each night: what is recorded often here is offered before what is recorded seldom. */
export const countUsesJob: Job = {
  name: 'codes.count-uses',
  schedule: '17 2 * * *',
  async run({ db }) {
    await countUses(db)
  },
}
