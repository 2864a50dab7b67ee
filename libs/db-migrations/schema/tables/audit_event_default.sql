-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

create table audit_event_default partition of audit_event DEFAULT;

CREATE INDEX audit_event_default_patient_ids_idx ON public.audit_event_default USING gin (patient_ids);
CREATE INDEX audit_event_default_record_id_recorded_at_idx ON public.audit_event_default USING btree (record_id, recorded_at) WHERE (record_id IS NOT NULL);
CREATE INDEX audit_event_default_user_id_recorded_at_idx ON public.audit_event_default USING btree (user_id, recorded_at);

grant select on audit_event_default to ehr_app;
