import "server-only"
import { notFound } from "next/navigation"
import { type PatientAccess, withAccess } from "@/lib/access/require-access"
import type { Permission } from "@/lib/access/sections"
import { ForbiddenError, NotFoundError } from "@/lib/errors"
import { requireActor } from "./actor"

export type Asked<Result> = { granted: true; result: Result } | { granted: false; permission: string }

/**
 * Asks for one patient on behalf of who is signed in, and does the work in the transaction of the answer. No such
 * patient and no relationship are the same "not found"; a missing permission comes back to be said on the page.
 */
export async function askPatient<P extends Permission, Result>(
  patientId: string,
  permissions: readonly P[],
  work: (access: PatientAccess<P>) => Promise<Result>,
): Promise<Asked<Result>> {
  // Whatever the face: the policy refuses whoever has no tie, and the refusal is kept.
  const actor = await requireActor()
  try {
    return { granted: true, result: await withAccess(actor, patientId, permissions, work) }
  } catch (error) {
    if (error instanceof NotFoundError) notFound()
    if (error instanceof ForbiddenError) return { granted: false, permission: error.permission }
    throw error
  }
}
