import { createAuth } from '@ehr/auth'
import type { Db } from '@ehr/db'
import type { ApiEnv } from '@ehr/env/ehr-api'
import { type ApiFeature, planRoutes, type Services } from '@ehr/http'
import { createJobQueue } from '@ehr/jobs'
import { createMailer } from '@ehr/mail'

export interface ServiceParts {
  readonly env: Pick<ApiEnv, 'AUTH_SECRET' | 'MAIL_FROM' | 'NODE_ENV' | 'PUBLIC_URL' | 'SMTP_URL'>
  readonly db: Db
  readonly features: readonly ApiFeature[]
}

/** What routes and jobs are offered, in the API's process and in a worker's alike. */
export function createServices({ env, db, features }: ServiceParts): Services {
  const { permissionTables } = planRoutes(features)
  return {
    auth: createAuth({ db, secret: env.AUTH_SECRET, publicUrl: env.PUBLIC_URL, permissionTables }),
    mail: createMailer({ smtpUrl: env.SMTP_URL, from: env.MAIL_FROM, mode: env.NODE_ENV }),
    jobs: createJobQueue(),
  }
}
