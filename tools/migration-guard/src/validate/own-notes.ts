import type { RuleNotes } from '../model/rule-notes.ts'
import { MAKE_PET } from './example-texts.ts'

/** What is said about findings that the validation itself makes, outside of any rule. */
export const UNREADABLE: RuleNotes = {
  name: 'migration-unreadable',
  severity: 'error',
  title: 'A migration that cannot be loaded',
  why: 'Nothing of it could be tried, and Kysely will stop at it in the same way.',
  remedy: 'Mend what the message names: an import that does not resolve, a syntax error, a missing "up".',
  example: { language: 'typescript', hazard: `import './gone.ts'\n\n${MAKE_PET}`, safe: MAKE_PET },
}

export const UNPROVEN: RuleNotes = {
  name: 'table-unproven',
  severity: 'info',
  title: 'A table that could not be filled with rows',
  why: 'Locks were seen, but no rewrite, scan, failure or loss can be proven on an empty table.',
  remedy: 'Look at what the migration does to this table by hand.',
  example: {
    setup:
      'create table pet (born date not null check (born > died), died date not null check (died > born));',
    hazard: 'alter table pet add column name text;',
    safe: 'create table chip (name text);',
  },
}
