/** A ward with its patients, stays and notes, filled by the setup itself; foreign keys, a view, an enum and a trigger among them. */
export const WARD = `
create type stay_state as enum ('planned', 'open', 'closed');
create table ward (id int primary key, name text not null unique, beds int not null check (beds > 0));
create table person (
  id bigint primary key, surname text not null, first_name text, nickname text, born date,
  ssn text constraint person_ssn unique, extra jsonb);
create table stay (
  id bigint primary key, person_id bigint not null references person (id), ward_id int references ward (id),
  state stay_state not null default 'open', begins_on date, remark text, remark_length int,
  constraint stay_remark_short check (length(remark) < 500));
create index stay_person on stay (person_id);
create index stay_ward on stay (ward_id);
create view stay_open as select id, person_id, begins_on from stay where state = 'open';
create function keep_length() returns trigger language plpgsql as $$
begin new.remark_length = length(new.remark); return new; end $$;
create trigger stay_length before insert or update on stay for each row execute function keep_length();
insert into ward select n, 'ward ' || n, 10 + n from generate_series(1, 60) n;
insert into person select n, 'name ' || n, 'first ' || n, 'nick ' || n, date '1950-01-01' + n, 'ssn ' || n, '{}'
  from generate_series(1, 300) n;
insert into stay (id, person_id, ward_id, begins_on, remark)
  select n, 1 + n % 300, 1 + n % 60, date '2024-01-01' + n % 300, 'remark ' || n from generate_series(1, 600) n;
`

/** Names that have to be quoted, in a schema of their own. */
export const ODD = `
create schema "Old Ward";
create table "Old Ward"."Bed Plan" ("Bed No" int primary key, "select" text not null, note text);
insert into "Old Ward"."Bed Plan" select n, 'text ' || n, 'note ' || n from generate_series(1, 200) n;
`

/** Measurements in partitions, with a default one, and a plain table that is to become one. */
export const SERIES = `
create table reading (id bigint not null, taken_on date not null, value int) partition by range (taken_on);
create table reading_2023 partition of reading for values from ('2023-01-01') to ('2024-01-01');
create table reading_2024 partition of reading for values from ('2024-01-01') to ('2025-01-01');
insert into reading select n, date '2023-01-01' + n % 700, n from generate_series(1, 700) n;
create table reading_2025 (id bigint not null, taken_on date not null, value int);
insert into reading_2025 select n, date '2025-01-01' + n % 300, n from generate_series(1, 300) n;
`

/** Sets an end to the wait for locks, as no runner does for a plain SQL file. */
export const SOON = "set local lock_timeout = '2s';\n"
