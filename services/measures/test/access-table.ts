import { FOR_MACHINES, type AccessTable } from '@entente/testing';

const RECORDERS = ['project-lead', 'registrar'] as const;

/** Who may ask this service for what. */
export const ACCESS_TABLE: AccessTable = {
  ...FOR_MACHINES,
  'GET /v1/journal': ['auditor'],
  'GET /v1/measures': RECORDERS,
  'GET /v1/measures/{id}': RECORDERS,
  'PUT /v1/measures/{id}': RECORDERS,
  'POST /v1/measures/{id}/start': RECORDERS,
  'POST /v1/measures/{id}/suspension': RECORDERS,
  'POST /v1/measures/{id}/resumption': RECORDERS,
  'POST /v1/measures/{id}/completion': RECORDERS,
  'POST /v1/measures/{id}/cancellation': RECORDERS,
};
