export { createLogs, type LogOptions, type Logs } from './create-logs.ts'
export { describeError, type ErrorFacts } from './describe-error.ts'
export {
  type ErrorReportSettings,
  type ErrorReports,
  type ReportFacts,
  startErrorReports,
} from './error-reports.ts'
