#!/bin/sh
# Run once by the database's own container, when it is new: the account that the system runs with all day. What it may do
# with each table is said by `manage.py grant_rights`, when there are tables.
set -eu
psql --set=ON_ERROR_STOP=1 --set=password="$(cat /run/secrets/app_password)" \
    --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" <<'SQL'
CREATE ROLE bra_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT PASSWORD :'password';
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO bra_app;
SQL
