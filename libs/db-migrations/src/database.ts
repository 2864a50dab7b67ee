/**
 * The tables, by their names in camelCase. Each generated file in `tables/` adds its own; whoever queries a
 * table imports that file (`import type {} from '@ehr/db-migrations/tables/patient-name'`), so that no list of
 * all tables exists that two branches would both change.
 */
// biome-ignore lint/suspicious/noEmptyInterface: the tables' files augment it.
export interface Database {}
