export { debugIdsPlugin } from './debug-ids-plugin.ts'
