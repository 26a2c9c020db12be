import { FOR_MACHINES, type AccessTable } from '@entente/testing';

/** Who may ask this service for what. */
export const ACCESS_TABLE: AccessTable = {
  ...FOR_MACHINES,
  'GET /v1/reports/results': ['reporting-staff', 'registrar'],
};
