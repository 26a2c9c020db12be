/** Who may do what; each service's rules say it of these. */
export const ROLES = [
  'operational-team',
  'national-coordinator',
  'action-leader',
  'project-lead',
  'reporting-staff',
  'auditor',
  'registrar',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];
