import { type PatientAccess, withPreview } from "@/lib/access/require-access"
import { entryOf, type Permission, SECTION_WORDS } from "@/lib/access/sections"
import { NotFoundError } from "@/lib/errors"
import { isUuid } from "@/lib/platform/uuid"
import { getLens } from "@/lib/preview/queries"
import type { View } from "@/lib/request/view"

export type ViewPermission = Extract<Permission, `view:${string}`>

/** What is read through the lens, with a proof of its own. */
export type ReadThrough<P extends Permission, V extends View> = (view: PatientAccess<P>) => Promise<V>

type Asked<P extends ViewPermission, V extends View> = { lensId: string; permission: P; read: ReadThrough<P, V> }

/**
 * Looks at the space through an access given or being prepared: `seen` is null where it does not open what is asked for.
 * @throws NotFoundError when this patient has no such access
 */
export async function lookThrough<P extends ViewPermission, V extends View>(
  access: PatientAccess<"edit:delegations">,
  { lensId, permission, read }: Asked<P, V>,
) {
  const lens = isUuid(lensId) ? await getLens(access, lensId) : null
  if (!lens) throw new NotFoundError()
  access.trace({ action: "delegation.previewed", permission: "edit:delegations", resourceIds: [lensId] })
  const { caregiverName: name, documentGroups: groups, isDraft, permissions } = lens
  const holds = (word: string) => permissions.some((held) => held === word)
  const sections = SECTION_WORDS.filter((section) => entryOf(section).preview && holds(`view:${section}`))
  const seen = holds(permission) ? await withPreview(access, lens, [permission], read) : null
  return { name, groups, isDraft, sections, brings: holds("add:documents"), seen }
}
