import { createAuditRecorder } from '@ehr/audit'
import type { Db } from '@ehr/db'
import type { ApiEnv } from '@ehr/env/ehr-api'
import type { ApiFeature, Services } from '@ehr/http'
import type { ErrorReports, Logs, Metrics } from '@ehr/observability/api'
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { answerMalformedRequest } from './malformed-requests.ts'
import { accessLog } from './plugins/access-log.ts'
import { apiDocs } from './plugins/api-docs.ts'
import { auditChain } from './plugins/audit-chain.ts'
import { compression } from './plugins/compression.ts'
import { dataClass } from './plugins/data-class.ts'
import { devMail } from './plugins/dev-mail.ts'
import { drain } from './plugins/drain.ts'
import { featureRoutes } from './plugins/feature-routes.ts'
import { health } from './plugins/health.ts'
import { originCheck } from './plugins/origin-check.ts'
import { createFrameworkErrorHandler, problems } from './plugins/problems.ts'
import { rateLimits } from './plugins/rate-limits.ts'
import { createRequestId, requestId } from './plugins/request-id.ts'
import { requestMetrics } from './plugins/request-metrics.ts'
import { securityHeaders } from './plugins/security-headers.ts'
import { upkeep } from './plugins/upkeep.ts'
import { webPage } from './plugins/web-page.ts'

/** Largest body of a request; long data comes by import, not by request. */
const BODY_BYTES = 1024 * 1024

/** How long a client may take to send its request; Fastify's default is for ever. */
const REQUEST_MS = 30_000

/** What the process brings; tests bring their own. */
export interface AppParts {
  readonly env: ApiEnv
  readonly db: Db
  readonly features: readonly ApiFeature[]
  /** What routes and jobs share: accounts, mail, the queue. */
  readonly services: Services
  readonly logs: Logs
  readonly errors: ErrorReports
  readonly metrics: Metrics
  /** Names of the migrations that this build was made for. */
  readonly migrations: readonly string[]
  /** Folder of ehr-web's built page; there is none in development, where Vite serves it. */
  readonly webFolder: string | undefined
}

/** The server, ready to listen: each concern is a plugin of this list, in the order in which a request meets them. */
export async function createApp(parts: AppParts): Promise<FastifyInstance> {
  const { env, db, features, services, logs, errors, metrics, migrations, webFolder } = parts
  const recorder = createAuditRecorder(db)
  const app = createServer(parts)

  await app.register(problems, { logs, errors })
  await app.register(drain)
  await app.register(requestId)
  await app.register(accessLog, { log: logs.access })
  await app.register(requestMetrics, { metrics })
  await app.register(securityHeaders, {
    publicUrl: env.PUBLIC_URL,
    assetBaseUrl: env.ASSET_BASE_URL,
    errorReportDsn: env.WEB_SENTRY_DSN,
  })
  await app.register(compression)
  await app.register(rateLimits, { signInsPerMinute: env.SIGN_IN_LIMIT, auth: services.auth })
  await app.register(originCheck, { publicUrl: env.PUBLIC_URL })
  await app.register(dataClass, { db, dataClass: env.DATA_CLASS, logs })
  await app.register(featureRoutes, {
    db,
    env,
    features,
    services,
    recorder,
    errors,
    metrics,
    log: logs.audit,
  })
  await app.register(apiDocs, { features, release: env.RELEASE })
  await app.register(health, { db, migrations, release: env.RELEASE })
  await app.register(devMail, { mail: services.mail, mode: env.NODE_ENV })
  await app.register(webPage, { folder: webFolder })
  await app.register(upkeep, { db, logs })
  await app.register(auditChain, { db, recorder, logs, headFile: env.AUDIT_HEAD_FILE })
  return app
}

function createServer({ env, logs, errors }: AppParts): FastifyInstance {
  const loggerInstance: FastifyBaseLogger = logs.application
  return fastify({
    loggerInstance,
    // Our own line (plugins/access-log.ts) has the route's pattern; Fastify's has the address.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: createRequestId,
    // One proxy, the one that connects to us: what it was told by those before it may be anybody's claim.
    trustProxy: (_address, hop) => env.TRUST_PROXY && hop === 0,
    bodyLimit: BODY_BYTES,
    requestTimeout: REQUEST_MS,
    clientErrorHandler: answerMalformedRequest,
    exposeHeadRoutes: false,
    // Requests that arrive while the server drains are still answered.
    return503OnClosing: false,
    frameworkErrors: createFrameworkErrorHandler(logs, errors),
  })
}
