export type { AuditEvent, AuditOutcome, RecordedAction } from './event.ts'
export { ensureAuditPartitions } from './partitions.ts'
export { createReadRecorder, type ReadRecorder, type ReadRecorderOptions } from './read-recorder.ts'
export { recordRefusal, recordWrite } from './record.ts'
