-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- Each picture that was the clinic’s logo, by what it consists of
create table clinic_logo (
  sha256 text not null, -- @operational SHA-256 of the picture, in hexadecimal
  media_type text not null, -- @operational What kind of picture it is, as its bytes say
  content bytea not null, -- @public The picture
  created_at timestamp with time zone not null default clock_timestamp(), -- @operational When it was first given
  created_by uuid, -- @key Account that gave it first
  constraint clinic_logo_pkey PRIMARY KEY (sha256),
  constraint clinic_logo_content_check CHECK (((octet_length(content) >= 1) AND (octet_length(content) <= 262144))),
  constraint clinic_logo_media_type_check CHECK ((media_type = ANY (ARRAY['image/png'::text, 'image/jpeg'::text, 'image/webp'::text]))),
  constraint clinic_logo_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
);

grant insert, select on clinic_logo to ehr_app;
