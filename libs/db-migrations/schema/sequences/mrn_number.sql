-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

create sequence mrn_number as bigint start 100001 increment 1 minvalue 1 maxvalue 9223372036854775807 cache 1;

grant usage on sequence mrn_number to ehr_app;
