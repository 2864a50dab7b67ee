-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- A concept of a code system
create table code (
  id bigint not null generated always as identity, -- @key Number of the concept here
  system text not null, -- @public The code system
  code text not null, -- @public The code within it
  display text not null, -- @public What the code system calls it; kept with each record
  synonyms jsonb not null default '{}'::jsonb, -- @public Other names by language, the best first: {"en": ["heart attack"]}
  lists text[] not null default '{}'::text[], -- @public The fields that it is offered in: problems, vaccines, …
  is_active boolean not null default true, -- @operational False: retired; old records keep it, new ones are not offered it
  is_shipped boolean not null default false, -- @operational True: of the list that comes with the project
  uses integer not null default 0, -- @operational In how many records it is, counted now and then; ranks what is found
  form text not null generated always as (search_form(display)) stored, -- @public The display in its search form
  code_form text not null generated always as (identifier_form(code)) stored, -- @public The code in its search form: capitals and digits only
  synonym_forms text not null generated always as (code_synonym_forms(synonyms)) stored, -- @public The synonyms in their search form
  words text[] not null generated always as (code_words(display, synonyms)) stored, -- @public The words that it is found by
  constraint code_pkey PRIMARY KEY (id),
  constraint code_system_code_key UNIQUE (system, code),
  constraint code_system_fkey FOREIGN KEY (system) REFERENCES code_system(uri)
);

CREATE INDEX code_code_form ON public.code USING btree (code_form text_pattern_ops);
CREATE INDEX code_common_lists ON public.code USING gin (lists) WHERE (is_shipped OR (uses > 0));
CREATE INDEX code_common_words ON public.code USING gin (array_to_tsvector(words)) WHERE (is_shipped OR (uses > 0));
CREATE INDEX code_form ON public.code USING btree (form text_pattern_ops);
CREATE INDEX code_words ON public.code USING gin (array_to_tsvector(words));

CREATE TRIGGER index_code_words_on_insert AFTER INSERT ON public.code REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION index_code_words();
CREATE TRIGGER index_code_words_on_update AFTER UPDATE ON public.code REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION index_code_words();

grant insert, select, update on code to ehr_app;
