import { readDataClassState } from '@ehr/auth'
import { PROBLEMS } from '@ehr/contracts'
import type { Db } from '@ehr/db'
import type { ApiEnv } from '@ehr/env/ehr-api'
import { AppError } from '@ehr/http'
import type { Logs } from '@ehr/observability/api'
import fp from 'fastify-plugin'

export interface DataClassOptions {
  readonly db: Db
  readonly dataClass: ApiEnv['DATA_CLASS']
  readonly logs: Pick<Logs, 'error'>
}

/**
 * Answers nothing of the API until the database is seen to hold the kind of data that the environment says. The
 * process has asked when it started; this is for a database that came, or was set up, later.
 */
export const dataClass = fp<DataClassOptions>(
  async (app, { db, dataClass: expected, logs }) => {
    let isRight = false
    app.addHook('onRequest', async ({ url }) => {
      if (isRight || !url.startsWith('/api/')) return
      const state = await readDataClassState(db, expected)
      isRight = state.kind === 'right'
      if (state.kind !== 'wrong') return
      logs.error.fatal(state.text)
      throw new AppError(PROBLEMS.notReady, 'This environment is not set up rightly; its log says why.')
    })
  },
  { name: 'data-class', dependencies: ['problems'] },
)
