export { type CiEvent, parseEvent, type RunsSource, readEvent } from './event.ts'
export { findScope, type Scope, type ScopeQuestion } from './find-scope.ts'
export { type CiContext, findScopeHere, runScope, takeScope } from './run-scope.ts'
