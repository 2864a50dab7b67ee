export {
  collectEarlyErrors,
  type ErrorReportSettings,
  reportError,
  sendErrorReports,
  traceRouter,
} from './error-reports.ts'
export { maskText } from './mask-text.ts'
export { untilIdle } from './until-idle.ts'
