import type { Job } from '@ehr/http'

/**
 * How pg-boss treats a job. What failed is tried five times more, after 30 seconds, a minute, two …; what is done
 * is deleted after a day. Of a scheduled job one runs at a time and one waits, however slow it is.
 */
export function queueOptions({ schedule }: Pick<Job, 'schedule'>) {
  return {
    policy: schedule === undefined ? 'standard' : 'stately',
    retryLimit: 5,
    retryDelay: 30,
    retryBackoff: true,
    expireInSeconds: 900,
    retentionSeconds: 14 * 86_400,
    deleteAfterSeconds: 86_400,
  } as const
}
