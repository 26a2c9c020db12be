import { ROLES } from '@entente/kernel';
import { FOR_MACHINES, type AccessTable } from '@entente/testing';

const LEADERS = ['action-leader', 'registrar'] as const;
const REPORTERS = ['operational-team', 'national-coordinator', 'action-leader', 'registrar'] as const;

/** Who may ask this service for what. */
export const ACCESS_TABLE: AccessTable = {
  ...FOR_MACHINES,
  'GET /v1/journal': ['auditor'],
  'GET /v1/indicators': ROLES,
  'GET /v1/joint-action-days': REPORTERS,
  'GET /v1/joint-action-days/{id}': REPORTERS,
  'PUT /v1/joint-action-days/{id}': LEADERS,
  'POST /v1/joint-action-days/{id}/start': LEADERS,
  'POST /v1/joint-action-days/{id}/closing': LEADERS,
  'POST /v1/joint-action-days/{id}/closure': LEADERS,
  'POST /v1/joint-action-days/{id}/reopening': LEADERS,
  'POST /v1/joint-action-days/{id}/postponement': LEADERS,
  'POST /v1/joint-action-days/{id}/cancellation': LEADERS,
  'GET /v1/joint-action-days/{id}/results': REPORTERS,
  'GET /v1/joint-action-days/{id}/results/{resultId}': REPORTERS,
  'PUT /v1/joint-action-days/{id}/results/{resultId}': REPORTERS,
  'POST /v1/joint-action-days/{id}/results/{resultId}/confirmation': ['national-coordinator'],
  'POST /v1/joint-action-days/{id}/results/{resultId}/correction': REPORTERS,
  'POST /v1/joint-action-days/{id}/results/{resultId}/withdrawal': REPORTERS,
};
