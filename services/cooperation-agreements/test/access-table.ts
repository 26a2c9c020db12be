import { FOR_MACHINES, type AccessTable } from '@entente/testing';

const RECORDERS = ['project-lead', 'registrar'] as const;

/** Who may ask this service for what. */
export const ACCESS_TABLE: AccessTable = {
  ...FOR_MACHINES,
  'GET /v1/journal': ['auditor'],
  'GET /v1/cooperation-agreements': RECORDERS,
  'GET /v1/cooperation-agreements/{id}': RECORDERS,
  'PUT /v1/cooperation-agreements/{id}': RECORDERS,
  'POST /v1/cooperation-agreements/{id}/signature': RECORDERS,
  'POST /v1/cooperation-agreements/{id}/entry-into-force': RECORDERS,
  'POST /v1/cooperation-agreements/{id}/suspension': RECORDERS,
  'POST /v1/cooperation-agreements/{id}/resumption': RECORDERS,
  'POST /v1/cooperation-agreements/{id}/termination': RECORDERS,
  'GET /v1/arrangements': RECORDERS,
  'GET /v1/arrangements/{id}': RECORDERS,
  'PUT /v1/arrangements/{id}': RECORDERS,
};
