-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- Dictionary of the words that codes are found by; kept by a trigger
create table code_word (
  word text collate "C" not null, -- @public The word in its search form
  constraint code_word_pkey PRIMARY KEY (word)
);

CREATE INDEX code_word_trigram ON public.code_word USING gin (word gin_trgm_ops);

grant select on code_word to ehr_app;
