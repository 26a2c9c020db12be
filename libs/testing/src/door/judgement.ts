import type { Answer } from '../http/caller.js';
import { notAProblem } from '../http/refusals.js';

/** What keeps an answer from being as it should be; undefined where it is. */
export type Complaint = string | undefined;

/** How every refusal by a declaration begins; a rule of the domain says it in words of its own. */
const SHAPE = /^The (?:body|query) breaks/;
const BY_A_RULE_OR_THE_RECORD = [403, 404, 409, 412, 422];

/** A refusal with this code. */
export function notRefusedWith(answer: Answer, status: number, code: string): Complaint {
  const complaint = notAProblem(answer, status);
  if (complaint !== undefined) return complaint;
  return answer.code === code ? undefined : `has the code ${answer.code}, not ${code}`;
}

/** A refusal that names what is wrong and nothing that is right; very long names are shortened. */
export function notRefusedFor(answer: Answer, pointers: readonly string[]): Complaint {
  const complaint = notRefusedWith(answer, 422, 'invalid-field');
  if (complaint !== undefined) return complaint;
  if (answer.pointers.length === 0) return 'names no field';
  const isWrong = (named: string): boolean =>
    pointers.some(
      (pointer) => pointer === named || (named.endsWith('…') && pointer.startsWith(named.slice(0, -1))),
    );
  const right = answer.pointers.filter((named) => !isWrong(named));
  return right.length > 0
    ? `names ${right.join(', ')}, not only ${pointers.slice(0, 5).join(', ')}`
    : undefined;
}

/** The declaration had nothing to say: what refuses it is a rule, the absence of the record, or its version. */
export function notLetThrough(answer: Answer): Complaint {
  const { status, code, json, text } = answer;
  if (status < 300) return undefined;
  if (!BY_A_RULE_OR_THE_RECORD.includes(status)) return `is ${status}: ${text}`;
  if (code === 'role-not-allowed' || SHAPE.test(String(json['detail'])))
    return `was not let through: ${text}`;
  return notAProblem(answer, status);
}

export function said(what: string, complaint: Complaint): Complaint {
  return complaint === undefined ? undefined : `${what}: ${complaint.slice(0, 600)}`;
}
