import { FOR_MACHINES, type AccessTable } from '@entente/testing';

const RECORDERS = ['project-lead', 'registrar'] as const;

/** Who may ask this service for what. */
export const ACCESS_TABLE: AccessTable = {
  ...FOR_MACHINES,
  'GET /v1/journal': ['auditor'],
  'GET /v1/sample-entries': RECORDERS,
  'GET /v1/sample-entries/{id}': RECORDERS,
  'PUT /v1/sample-entries/{id}': RECORDERS,
};
