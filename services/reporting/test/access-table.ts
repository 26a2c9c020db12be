import { FOR_MACHINES, type AccessTable } from '@entente/testing';

/** Who may ask this service for what. */
export const ACCESS_TABLE: AccessTable = {
  ...FOR_MACHINES,
  'GET /v1/reports/results': ['reporting-staff', 'registrar'],
  'GET /v1/reports/measures': ['reporting-staff', 'registrar'],
  'GET /v1/reports/cooperation-agreements': ['reporting-staff', 'registrar'],
};
