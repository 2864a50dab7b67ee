-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

create extension btree_gist;
