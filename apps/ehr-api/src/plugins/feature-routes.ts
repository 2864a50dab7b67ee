import type { AuditEvent, AuditRecorder } from '@ehr/audit'
import type { Db } from '@ehr/db'
import type { ApiEnv } from '@ehr/env/ehr-api'
import { type ApiFeature, registerFeatures, type Services } from '@ehr/http'
import type { ErrorReports, Logs, Metrics } from '@ehr/observability/api'
import fp from 'fastify-plugin'

export interface FeatureRouteOptions {
  readonly db: Db
  readonly env: Pick<ApiEnv, 'AUTH_SECRET'>
  readonly features: readonly ApiFeature[]
  readonly services: Services
  readonly recorder: AuditRecorder
  readonly errors: ErrorReports
  readonly metrics: Metrics
  readonly log: Logs['audit']
}

/** The routes of all features, with access, validation, transactions and audit round each. */
export const featureRoutes = fp<FeatureRouteOptions>(
  async (app, { db, env, features, services, recorder, errors, metrics, log }) => {
    registerFeatures(app, {
      db,
      features,
      recorder,
      resolveActor: (exchange) => services.auth.resolveSession(exchange),
      services,
      cursorSecret: env.AUTH_SECRET,
      around: (operation, run) => errors.trace(operation, run),
      onRecorded: (event) => {
        log.info(auditLine(event))
        metrics.observeEvent(event)
      },
    })
  },
  { name: 'feature-routes', dependencies: ['problems', 'rate-limits', 'origin-check', 'data-class'] },
)

/** That something was recorded, for who watches the logs; whose data it was stays in the trail itself. */
function auditLine(event: AuditEvent): Record<string, unknown> {
  const { action, outcome, operation, userId, sessionId, requestId } = event
  const patientCount = event.patientIds?.length ?? 0
  return { action, outcome, operation, userId, sessionId, requestId, patientCount }
}
