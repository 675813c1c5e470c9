import { type PatientAccess, withPreview } from "@/lib/access/require-access"
import { entryOf, type Permission, pagesFor } from "@/lib/access/sections"
import { NotFoundError } from "@/lib/errors"
import { isUuid } from "@/lib/platform/uuid"
import { getLens, type Lens } from "@/lib/preview/queries"
import type { View } from "@/lib/request/view"

export type ViewPermission = Extract<Permission, `view:${string}`>

/** What is read through the lens, with a proof of its own. */
export type ReadThrough<P extends Permission, V extends View> = (view: PatientAccess<P>) => Promise<V>

/** `permissions`: any of them lets these eyes see something of what is asked for. */
type Asked<P extends ViewPermission, V extends View> = { lensId: string; permissions: readonly P[]; read: ReadThrough<P, V> }

/** Why there is nothing to look through: it does not rest on what was given line by line, or is over. */
const whyNot = ({ isByLaw, tense }: Lens): "byLaw" | "ended" | undefined =>
  isByLaw ? "byLaw" : tense === "ended" || tense === "never" ? "ended" : undefined

/**
 * Looks at the space through an access given or being prepared: `seen` is null where it does not open what is asked for.
 * `why` stands in place of everything where no such look is to be had.
 * @throws NotFoundError when this patient has no such access
 */
export async function lookThrough<P extends ViewPermission, V extends View>(
  access: PatientAccess<"edit:delegations">,
  { lensId, permissions: asked, read }: Asked<P, V>,
) {
  const lens = isUuid(lensId) ? await getLens(access, lensId) : null
  if (!lens) throw new NotFoundError()
  const { caregiverName: name, tense } = lens
  const why = whyNot(lens)
  if (why) {
    access.trace({ action: "delegation.viewed", permission: "edit:delegations", resourceIds: [lensId] })
    return { name, through: { why }, seen: null }
  }
  access.trace({ action: "delegation.previewed", permission: "edit:delegations", resourceIds: [lensId] })
  const { documentGroups: groups, permissions } = lens
  const holds = (word: string) => permissions.some((held) => held === word)
  const sections = pagesFor(holds).filter((section) => entryOf(section).preview)
  const permission = asked.find(holds)
  const seen = permission ? await withPreview(access, lens, [permission], read) : null
  return { name, through: { groups, tense, sections, brings: holds("add:documents") }, seen }
}
