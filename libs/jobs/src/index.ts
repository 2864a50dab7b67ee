export { type DefinedJob, defineJob, type JobDefinition } from './define-job.ts'
export { createJobQueue, type JobQueue } from './job-queue.ts'
export { JOB_SCHEMA } from './schema.ts'
export { createWorker, type Worker, type WorkerLog, type WorkerOptions } from './worker.ts'
