import "server-only"
import type { z } from "zod"
import { type PatientAccess, withAccess } from "@/lib/access/require-access"
import type { Permission, Section } from "@/lib/access/sections"
import type { Verb } from "@/lib/access/sections/entry"
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

/** The same on the section that the form names: its permission is asked for. */
export function sectionAction<S extends Section, Input extends { patientId: string; section: S }>(
  schema: z.ZodType<Input>,
  verb: Verb,
  run: (access: PatientAccess<never>, input: Input) => Promise<string | void>,
) {
  return formAction(schema, (actor, input) =>
    withAccess(actor, input.patientId, [`${verb}:${input.section}` as Permission], (access) => run(access, input)),
  )
}
