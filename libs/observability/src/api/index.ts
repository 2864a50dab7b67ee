export { createLogs, type LogOptions, type Logs } from './create-logs.ts'
export { describeError, type ErrorFacts } from './describe-error.ts'
export {
  type ErrorReportSettings,
  type ErrorReports,
  type ReportFacts,
  startErrorReports,
} from './error-reports.ts'
export {
  createMetrics,
  type Metrics,
  type MetricsOptions,
  type ObservedEvent,
  type ObservedRequest,
  type PoolState,
} from './metrics.ts'
