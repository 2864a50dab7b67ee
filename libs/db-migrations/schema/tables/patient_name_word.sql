-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- Which names hold which word; kept by a trigger on patient_name
create table patient_name_word (
  word_id bigint not null, -- @key The word
  patient_id uuid not null, -- @key The patient whose name holds it
  name_id uuid not null, -- @key The name that holds it
  constraint patient_name_word_pkey PRIMARY KEY (word_id, patient_id, name_id),
  constraint patient_name_word_name_id_fkey FOREIGN KEY (name_id) REFERENCES patient_name(id) ON DELETE CASCADE,
  constraint patient_name_word_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES patient(id),
  constraint patient_name_word_word_id_fkey FOREIGN KEY (word_id) REFERENCES name_word(id)
);

CREATE INDEX patient_name_word_name_id ON public.patient_name_word USING btree (name_id);
CREATE INDEX patient_name_word_patient_id_word_id ON public.patient_name_word USING btree (patient_id, word_id);

grant select on patient_name_word to ehr_app;
