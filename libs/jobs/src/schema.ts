/** The schema of PostgreSQL that pg-boss keeps its tables in; a migration makes it. */
export const JOB_SCHEMA = 'job_queue'
