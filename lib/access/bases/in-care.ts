import type { Question, Scope } from "../scope"
import { permissionsOf } from "../sections"

/** Whoever the patient keeps out is out, whatever team or code he comes with: a condition on the patient `p`. */
export const KEPT_OUT = `exists (
      select from public.blocked_professionals b
      where b.patient_id = p.patient_id and b.professional_account_id = (select relais.current_actor()))`

/** The scope of a professional in charge of the patient (CSP art. L1110-4, L1111-17): the matrix and the marks say which items. */
export function scopeInCare(
  basis: "care_team" | "consultation",
  { actorAccountId, bases: { care } }: Question,
  isAttendingDoctor: boolean,
): Scope {
  const items = { kind: "professional", types: care?.readableTypes ?? [], isAttendingDoctor } as const
  return { basis, delegationId: null, actorAccountId, permissions: permissionsOf(basis), items }
}
