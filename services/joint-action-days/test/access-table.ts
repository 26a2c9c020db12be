import { ROLES } from '@entente/kernel';
import { FOR_MACHINES, type AccessTable } from '@entente/testing';

const LEADERS = ['action-leader', 'registrar'] as const;
const REPORTERS = ['operational-team', 'national-coordinator', 'action-leader', 'registrar'] as const;
const ANSWERING = ['national-coordinator', 'action-leader', 'registrar'] as const;
const DECIDING = ['national-coordinator', 'registrar'] as const;
const RETAINERS = ['action-leader', 'national-coordinator', 'registrar'] as const;

/** Who may ask this service for what. */
export const ACCESS_TABLE: AccessTable = {
  ...FOR_MACHINES,
  'GET /v1/journal': ['auditor'],
  'GET /v1/indicators': ROLES,
  'GET /v1/overlaps': ANSWERING,
  'GET /v1/joint-action-days': REPORTERS,
  'GET /v1/joint-action-days/{id}': REPORTERS,
  'PUT /v1/joint-action-days/{id}': LEADERS,
  'POST /v1/joint-action-days/{id}/start': LEADERS,
  'POST /v1/joint-action-days/{id}/closing': LEADERS,
  'POST /v1/joint-action-days/{id}/closure': LEADERS,
  'POST /v1/joint-action-days/{id}/reopening': LEADERS,
  'POST /v1/joint-action-days/{id}/postponement': LEADERS,
  'POST /v1/joint-action-days/{id}/cancellation': LEADERS,
  'POST /v1/joint-action-days/{id}/invitation': LEADERS,
  'POST /v1/joint-action-days/{id}/acceptance': ANSWERING,
  'POST /v1/joint-action-days/{id}/refusal': ANSWERING,
  'POST /v1/joint-action-days/{id}/leaving': ANSWERING,
  'GET /v1/joint-action-days/{id}/responses': REPORTERS,
  'POST /v1/joint-action-days/{id}/cannot-say': REPORTERS,
  'POST /v1/joint-action-days/{id}/reminder': LEADERS,
  'POST /v1/joint-action-days/{id}/decision': LEADERS,
  'GET /v1/joint-action-days/{id}/checks': REPORTERS,
  'GET /v1/joint-action-days/{id}/history': REPORTERS,
  'GET /v1/joint-action-days/{id}/live': REPORTERS,
  'GET /v1/joint-action-days/{id}/summary': REPORTERS,
  'GET /v1/joint-action-days/{id}/results': REPORTERS,
  'POST /v1/joint-action-days/{id}/results/batch': REPORTERS,
  'GET /v1/joint-action-days/{id}/results/{resultId}': REPORTERS,
  'PUT /v1/joint-action-days/{id}/results/{resultId}': REPORTERS,
  'POST /v1/joint-action-days/{id}/results/{resultId}/confirmation': ['national-coordinator'],
  'POST /v1/joint-action-days/{id}/results/{resultId}/correction': REPORTERS,
  'POST /v1/joint-action-days/{id}/results/{resultId}/withdrawal': REPORTERS,
  'POST /v1/joint-action-days/{id}/results/{resultId}/retention': RETAINERS,
  'POST /v1/joint-action-days/{id}/results/{resultId}/overlap': DECIDING,
  'POST /v1/joint-action-days/{id}/results/{resultId}/overlap-undoing': DECIDING,
};
