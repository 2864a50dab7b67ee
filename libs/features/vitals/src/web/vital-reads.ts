/** What shows vital signs and is read anew after a change. */
export const VITAL_READS = ['vitals.list', 'vitals.latest', 'vitals.trend', 'vitals.get', 'timeline'] as const
