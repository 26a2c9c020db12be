#!/bin/sh
# New storage is another cluster, and its id says so to those who wrote to the one before.
set -eu

storage="${KAFKA_LOG_DIRS}/meta.properties"
if [ -f "${storage}" ]; then
  CLUSTER_ID=$(sed -n 's/^cluster\.id=//p' "${storage}")
else
  CLUSTER_ID=$(/opt/kafka/bin/kafka-storage.sh random-uuid)
fi
export CLUSTER_ID
exec /etc/kafka/docker/run
