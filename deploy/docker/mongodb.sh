#!/bin/sh
# The members of a replica set know one another by a key. A set of one needs it nowhere else: each start makes its own.
set -eu

key=/run/entente/replica-set.key
(umask 077 && head -c 756 /dev/urandom | base64 | tr -d '\n' >"${key}")
chown mongodb "${key}"
exec docker-entrypoint.sh mongod --keyFile "${key}" "$@"
