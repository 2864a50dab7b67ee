-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- A batch of links of the hash chains over the audit trail
create table audit_seal (
  chain_id uuid not null, -- @operational Chain of one writing process
  first_sequence bigint not null, -- @operational Place of the batch’s first event in the chain, from 1
  last_sequence bigint not null, -- @operational Place of its last event
  previous_sequence bigint generated always as (NULLIF((first_sequence - 1), 0)) stored, -- @operational Last place of the seal before; null for the first
  sealed_at timestamp with time zone not null default clock_timestamp(), -- @operational When it was sealed
  format smallint not null default 1, -- @operational How events were hashed: 1 is that of docs/decisions/0015
  event_ids uuid[] not null, -- @key Events sealed, in the order of the chain
  event_times timestamp with time zone[] not null, -- @operational When each was recorded
  event_hashes bytea not null, -- @operational SHA-256 of each event, 32 bytes each
  column_checks bytea not null, -- @operational Check values of each event’s columns, to tell which one differs
  hash bytea not null, -- @operational The chain’s hash after the last event
  constraint audit_seal_pkey PRIMARY KEY (chain_id, first_sequence),
  constraint audit_seal_chain_id_last_sequence_key UNIQUE (chain_id, last_sequence),
  constraint audit_seal_check CHECK ((((last_sequence - first_sequence) + 1) = cardinality(event_ids))),
  constraint audit_seal_check1 CHECK ((cardinality(event_times) = cardinality(event_ids))),
  constraint audit_seal_check2 CHECK ((octet_length(event_hashes) = (32 * cardinality(event_ids)))),
  constraint audit_seal_first_sequence_check CHECK ((first_sequence >= 1)),
  constraint audit_seal_hash_check CHECK ((octet_length(hash) = 32)),
  constraint audit_seal_chain_id_previous_sequence_fkey FOREIGN KEY (chain_id, previous_sequence) REFERENCES audit_seal(chain_id, last_sequence)
);

CREATE INDEX audit_seal_sealed_at ON public.audit_seal USING btree (sealed_at);

grant insert, select on audit_seal to ehr_app;
