/** The schema of PostgreSQL that pg-boss keeps its tables in; a migration makes it. */
export const JOB_SCHEMA = 'job_queue'

/** The version of that schema which the migrations made; pg-boss refuses to start on another. */
export const JOB_SCHEMA_VERSION = 43
