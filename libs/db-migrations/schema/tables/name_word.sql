-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- Dictionary of the words that names are made of
create table name_word (
  id bigint not null generated always as identity, -- @key Number of the word
  word text not null, -- @name The word in its search form: lower case, without accents
  skeleton text not null, -- @name Its consonants in Latin letters
  constraint name_word_pkey PRIMARY KEY (id),
  constraint name_word_word_key UNIQUE (word)
);

CREATE INDEX name_word_prefix ON public.name_word USING btree (word text_pattern_ops);
CREATE INDEX name_word_skeleton ON public.name_word USING btree (skeleton text_pattern_ops);
CREATE INDEX name_word_trigram ON public.name_word USING gin (word gin_trgm_ops);

grant select on name_word to ehr_app;
