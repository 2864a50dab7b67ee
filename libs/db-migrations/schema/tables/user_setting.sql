-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- What an account has chosen for itself
create table user_setting (
  user_id uuid not null, -- @key Account that chose
  language text not null, -- @operational Language of mails to the account
  constraint user_setting_pkey PRIMARY KEY (user_id),
  constraint user_setting_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(id) ON DELETE CASCADE
);

grant insert, select, update on user_setting to ehr_app;
