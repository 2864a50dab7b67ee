export { isAutomatic, isForLater } from './automatic-messages.ts'
export { type Cleanup, cleanMessage } from './clean-message.ts'
export { commitConfig, DECLARED_SCOPES, HEADER, listScopes, MAX_HEADER_LENGTH } from './commit-config.ts'
export { lintMessage } from './lint-message.ts'
