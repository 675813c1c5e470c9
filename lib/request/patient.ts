import "server-only"
import { notFound } from "next/navigation"
import { type PatientAccess, withAccess } from "@/lib/access/require-access"
import type { Permission } from "@/lib/access/sections"
import { ForbiddenError, NotFoundError } from "@/lib/errors"
import { getSpaceHeader, type SpaceHeader } from "@/lib/space/queries"
import { countUnread } from "@/lib/threads/queries"
import { requireActor } from "./actor"
import { arrive, Elsewhere, type View } from "./view"

/** What a page of a space reads, in the transaction of the answer: what it is drawn from, or the way to another page. */
export type Read<P extends Permission, V extends View> = (access: PatientAccess<P>, space: SpaceHeader) => Promise<V | Elsewhere>

/** What a page of a space is drawn from: what was read, and whose space it is. */
export type Shown<V extends View> = V & {
  space: SpaceHeader
  /** How many messages who looks has not read, for the bars of the page. */
  unread: number
}

/**
 * Reads one patient's space for a page, on behalf of who is signed in. No such patient and no relationship are the same
 * "not found"; null when the permission is missing, which the page says. The way to another page is taken once everything
 * is traced.
 */
export async function readPatient<P extends Permission, V extends View>(
  patientId: string,
  permissions: readonly P[],
  read: Read<P, V>,
): Promise<Shown<V> | null> {
  // Whatever the face: the policy refuses whoever has no tie, and the refusal is kept.
  const actor = await requireActor()
  const asked = withAccess(actor, patientId, permissions, async (access) => {
    const space = await getSpaceHeader(access)
    const view = await read(access, space)
    if (view instanceof Elsewhere) return view
    const viewing = access.may("view:messages")
    // Counted once the page was read: what it shows is unread no longer.
    return { ...view, space, unread: viewing ? await countUnread(viewing) : 0 }
  })
  return arrive(await asked.catch(nullWhenMissing))
}

function nullWhenMissing(error: unknown): null {
  if (error instanceof NotFoundError) notFound()
  if (error instanceof ForbiddenError) return null
  throw error
}
