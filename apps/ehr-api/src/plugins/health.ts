import { PROBLEMS } from '@ehr/contracts'
import type { Db } from '@ehr/db'
import { AppError } from '@ehr/http'
import fp from 'fastify-plugin'
import { readSchemaState } from '../schema/schema-state.ts'

export interface HealthOptions {
  readonly db: Db
  readonly migrations: readonly string[]
  readonly release: string
}

/** Some load balancers ask without wanting the answer's body. */
const HEAD_TOO = { exposeHeadRoute: true }

/** What a load balancer and an operator ask: whether the process lives, may get traffic, and what it is. */
export const health = fp<HealthOptions>(
  async (app, { db, migrations, release }) => {
    app.get('/health/live', HEAD_TOO, async () => ({ status: 'live' }))
    app.get('/version', HEAD_TOO, async () => ({ release, schema: migrations.at(-1), node: process.version }))
    app.get('/health/ready', HEAD_TOO, async (_request, reply) => {
      const state = await readSchemaState(db, migrations)
      if (!state.isReady) throw new AppError(PROBLEMS.notReady, state.reason)
      reply.header('cache-control', 'no-store')
      return { status: 'ready', release, schema: state.schema }
    })
  },
  { name: 'health', dependencies: ['problems'] },
)
