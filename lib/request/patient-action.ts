import "server-only"
import type { z } from "zod"
import { type PatientAccess, withAccess } from "@/lib/access/require-access"
import type { Permission } from "@/lib/access/sections"
import { formAction } from "./form-action"

/**
 * An action on one patient's space: its own front door, although its page asked already. What `run` returns is the
 * path to go to when the change is committed.
 */
export function patientAction<P extends Permission, Input extends { patientId: string }>(
  schema: z.ZodType<Input>,
  permissions: readonly P[],
  run: (access: PatientAccess<P>, input: Input) => Promise<string | void>,
) {
  return formAction(schema, (actor, input) => withAccess(actor, input.patientId, permissions, (access) => run(access, input)))
}
