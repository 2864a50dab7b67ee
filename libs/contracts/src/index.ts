export { type Choice, type ChoiceRequest, choice, choiceRequest, choices, MAX_CHOICES } from './choices.ts'
export { etagOf, HEADERS, versionOf } from './headers.ts'
export { enteredInErrorFilter, MAX_PAGE_SIZE, pageOf, pageRequest } from './paging.ts'
export {
  CLINICAL_ROLES,
  definePermissions,
  type Permission,
  type PermissionTable,
  permissionsOf,
  ROLES,
  type Role,
} from './permissions.ts'
export {
  defineProblem,
  PROBLEMS,
  type ProblemDetails,
  type ProblemPlace,
  type ProblemType,
  problemDetails,
} from './problem.ts'
export {
  type Access,
  AUDIT_ACTIONS,
  type AuditAction,
  defineRoute,
  type RouteCall,
  type RouteContract,
  type RouteInput,
  type RouteOutput,
  routePath,
} from './route.ts'
export {
  type Coding,
  calendarDate,
  coding,
  DATE_PRECISIONS,
  datePrecision,
  decimal,
  instant,
  type PartialDate,
  partialDate,
  recordId,
  recordVersion,
  text,
} from './values.ts'
