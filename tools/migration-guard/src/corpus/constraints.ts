import type { CorpusCase } from './case.ts'
import { CLINIC, LIMIT, PARTITIONED, QUOTED } from './clinic.ts'

export const CONSTRAINT_CASES: readonly CorpusCase[] = [
  {
    name: 'a check',
    setup: CLINIC,
    sql: 'alter table visit add constraint minutes_positive check (minutes > 0);',
    expect: ['check-constraint-validates'],
  },
  {
    name: 'a check without a name on a quoted table',
    setup: QUOTED,
    sql: 'ALTER TABLE "Care"."Patient" ADD CHECK ("order" >= 0);',
    expect: ['check-constraint-validates'],
  },
  {
    name: 'a check that comes with a new column',
    setup: CLINIC,
    sql: `${LIMIT}alter table visit add column weight int check (weight > 0);`,
    expect: ['check-constraint-validates'],
  },
  {
    name: 'a check that comes with a new column with a constant default',
    setup: CLINIC,
    sql: "alter table visit add column kind text not null default 'a' constraint kind_known check (kind in ('a', 'b'));",
    expect: ['check-constraint-validates'],
  },
  {
    name: 'a check that rows break',
    setup: CLINIC,
    sql: 'alter table visit add constraint minutes_large check (minutes > 50);',
    expect: ['check-constraint-validates'],
  },
  {
    name: 'a check on a partitioned table',
    setup: PARTITIONED,
    sql: 'alter table event add constraint amount_positive check (amount > 0);',
    expect: ['check-constraint-validates'],
  },
  {
    name: 'a check beside a new column',
    setup: CLINIC,
    sql: `${LIMIT}alter table visit add column room text, add constraint minutes_positive check (minutes > 0);`,
    expect: ['check-constraint-validates'],
  },
  {
    name: 'a check that is not validated yet',
    setup: CLINIC,
    sql: `${LIMIT}alter table visit add constraint minutes_positive check (minutes > 0) not valid;`,
    expect: [],
  },
  {
    name: 'the validation of a check in a later migration',
    setup: `${CLINIC} alter table visit add constraint minutes_positive check (minutes > 0) not valid;`,
    sql: 'alter table visit validate constraint minutes_positive;',
    expect: [],
  },
  {
    name: 'a check on a table of the same migration',
    setup: CLINIC,
    sql: 'create table ward (id int primary key, beds int); alter table ward add constraint beds_positive check (beds > 0);',
    expect: [],
  },
  {
    name: 'a foreign key',
    setup: CLINIC,
    sql: 'alter table visit add constraint visit_patient foreign key (patient_id) references patient (id);',
    expect: ['fk-validates'],
  },
  {
    name: 'a foreign key that deletes what depends on it',
    setup: CLINIC,
    sql: 'alter table only public.visit add foreign key (patient_id) references public.patient on delete cascade on update restrict deferrable initially deferred;',
    expect: ['fk-validates'],
  },
  {
    name: 'a foreign key of a table to itself',
    setup: `${CLINIC} alter table patient add column mother_id int; create index on patient (mother_id);`,
    sql: 'alter table patient add constraint mother foreign key (mother_id) references patient (id) on delete set null;',
    expect: ['fk-validates'],
  },
  {
    name: 'a foreign key that rows break',
    setup: `${CLINIC} insert into visit (patient_id) values (9999);`,
    sql: 'alter table visit add constraint visit_patient foreign key (patient_id) references patient (id);',
    expect: ['fk-validates'],
  },
  {
    name: 'a new column that refers to another table',
    setup: CLINIC,
    sql: `${LIMIT}alter table visit add column doctor_id int references patient (id);`,
    expect: ['fk-validates', 'fk-missing-index'],
  },
  {
    name: 'a new column with a default that refers to another table',
    setup: CLINIC,
    sql: `${LIMIT}alter table visit add column doctor_id int default 1 references patient;`,
    expect: ['fk-validates', 'fk-missing-index'],
  },
  {
    name: 'a new column that refers to a table of the same migration',
    setup: CLINIC,
    sql: `${LIMIT}create table ward (id int primary key); alter table visit add column ward_id int references ward; create index concurrently visit_ward on visit (ward_id);`,
    transaction: 'none',
    expect: [],
  },
  {
    name: 'a foreign key of a partitioned table',
    setup: `${PARTITIONED} create table kind (name text primary key); insert into kind select distinct kind from event;`,
    sql: 'alter table event add foreign key (kind) references kind (name);',
    expect: ['fk-validates', 'fk-missing-index'],
  },
  {
    name: 'a foreign key that is not validated yet',
    setup: CLINIC,
    sql: `${LIMIT}alter table visit add constraint visit_patient foreign key (patient_id) references patient (id) not valid;`,
    expect: [],
  },
  {
    name: 'the validation of a foreign key in a later migration',
    setup: `${CLINIC} alter table visit add constraint visit_patient foreign key (patient_id) references patient (id) not valid;`,
    sql: 'ALTER TABLE visit VALIDATE CONSTRAINT visit_patient;',
    expect: [],
  },
  {
    name: 'not valid and validate in one transaction',
    setup: CLINIC,
    sql: `${LIMIT}alter table visit add constraint minutes_positive check (minutes > 0) not valid; alter table visit validate constraint minutes_positive;`,
    expect: ['not-valid-and-validate-same-tx'],
  },
  {
    name: 'a foreign key, not valid and validated in a BEGIN of its own',
    setup: CLINIC,
    sql: `begin;
alter table visit add constraint visit_patient foreign key (patient_id) references patient (id) not valid;
alter table visit validate constraint visit_patient;
commit;`,
    transaction: 'own',
    expect: ['not-valid-and-validate-same-tx'],
  },
  {
    name: 'not valid and validate in one statement',
    setup: CLINIC,
    sql: 'alter table visit add constraint minutes_positive check (minutes > 0) not valid, validate constraint minutes_positive;',
    expect: ['not-valid-and-validate-same-tx'],
  },
  {
    name: 'not valid without a name, then validated by the name that it got',
    setup: CLINIC,
    sql: 'alter table visit add check (minutes > 0) not valid; alter table visit validate constraint visit_minutes_check;',
    expect: ['not-valid-and-validate-same-tx', 'lock-timeout-missing'],
  },
  {
    name: 'a validation under the lock of an earlier statement',
    setup: `${CLINIC} alter table visit add constraint minutes_positive check (minutes > 0) not valid;`,
    sql: `${LIMIT}alter table visit add column room text; alter table visit validate constraint minutes_positive;`,
    expect: ['long-lock-window'],
  },
  {
    name: 'not valid and validate, each by itself',
    setup: CLINIC,
    sql: `${LIMIT}alter table visit add constraint minutes_positive check (minutes > 0) not valid; alter table visit validate constraint minutes_positive;`,
    transaction: 'none',
    expect: [],
  },
  {
    name: 'not valid and validate in two transactions of its own',
    setup: CLINIC,
    sql: `${LIMIT}begin; alter table visit add constraint minutes_positive check (minutes > 0) not valid; commit;
begin; alter table visit validate constraint minutes_positive; commit;`,
    transaction: 'none',
    expect: [],
  },
  {
    name: 'a unique constraint',
    setup: CLINIC,
    sql: 'alter table patient add constraint patient_email unique (email);',
    expect: ['unique-constraint-builds-index'],
  },
  {
    name: 'a unique constraint over two columns without a name',
    setup: CLINIC,
    sql: 'ALTER TABLE visit ADD UNIQUE NULLS NOT DISTINCT (patient_id, began_at) INCLUDE (place);',
    expect: ['unique-constraint-builds-index'],
  },
  {
    name: 'a unique constraint that rows break',
    setup: CLINIC,
    sql: 'alter table visit add constraint visit_place_unique unique (place);',
    expect: ['unique-constraint-builds-index'],
  },
  {
    name: 'a unique constraint that comes with a new column',
    setup: CLINIC,
    sql: `${LIMIT}alter table patient add column insurance text unique;`,
    expect: ['unique-constraint-builds-index'],
  },
  {
    name: 'a unique constraint by an index that is there',
    setup: `${CLINIC} create unique index patient_email on patient (email);`,
    sql: `${LIMIT}alter table patient add constraint patient_email_unique unique using index patient_email;`,
    expect: [],
  },
  {
    name: 'a primary key',
    setup:
      'create table log (id int not null, line text); insert into log select n, n::text from generate_series(1, 500) n;',
    sql: 'alter table log add primary key (id);',
    expect: ['primary-key-builds-index'],
  },
  {
    name: 'a primary key over a nullable column',
    setup:
      'create table log (id int, line text); insert into log select n, n::text from generate_series(1, 500) n;',
    sql: 'alter table log add constraint log_pkey primary key (id);',
    expect: ['primary-key-nullable-column', 'primary-key-builds-index'],
  },
  {
    name: 'a primary key over two columns, one of them nullable, by an index that is there',
    setup:
      'create table log (id int not null, "Part" int, line text); insert into log select n, n, n::text from generate_series(1, 500) n; create unique index log_id on log (id, "Part");',
    sql: 'alter table log add constraint log_pkey primary key using index log_id;',
    expect: ['primary-key-nullable-column'],
  },
  {
    name: 'a primary key by an index that is there',
    setup:
      'create table log (id int not null, line text); insert into log select n, n::text from generate_series(1, 500) n; create unique index log_id on log (id);',
    sql: `${LIMIT}alter table log add constraint log_pkey primary key using index log_id;`,
    expect: [],
  },
  {
    name: 'an exclusion constraint',
    setup:
      "create table booking (id int primary key, during tsrange); insert into booking select n, tsrange(timestamp '2025-01-01' + n * interval '1 hour', timestamp '2025-01-01' + (n + 1) * interval '1 hour') from generate_series(1, 400) n;",
    sql: 'alter table booking add constraint one_at_a_time exclude using gist (during with &&);',
    expect: ['exclusion-constraint'],
  },
  {
    name: 'an exclusion constraint without a name that rows break',
    setup:
      "create table booking (id int primary key, room circle); insert into booking select n, '<(0,0),1>' from generate_series(1, 40) n;",
    sql: 'ALTER TABLE booking ADD EXCLUDE USING gist (room WITH &&);',
    expect: ['exclusion-constraint'],
  },
  {
    name: 'an exclusion constraint of a new table',
    setup: CLINIC,
    sql: 'create table booking (id int primary key, during tsrange, exclude using gist (during with &&));',
    expect: [],
  },
]
