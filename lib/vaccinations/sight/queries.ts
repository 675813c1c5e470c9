import "server-only"
import { and, eq, isNull } from "drizzle-orm"
import { vaccinations } from "@/drizzle/schema/vaccinations"
import { CONFIDENTIALITY_MARKS, oneOf, SENSITIVE_TOPICS, SENSITIVITIES } from "@/drizzle/vocabulary"
import { listEverCaregivers } from "@/lib/access/caregivers"
import { decideItem, type Item } from "@/lib/access/items"
import { itemsWithin } from "@/lib/access/items-within"
import { listExcluded } from "@/lib/access/kept-of-items"
import { decideAccess } from "@/lib/access/policy"
import type { PatientAccess } from "@/lib/access/require-access"
import { entryOf } from "@/lib/access/sections"
import { NotFoundError } from "@/lib/errors"
import type { LineSight } from "./rules"

type Editing = PatientAccess<"edit:vaccinations">

/** Every caregiver with an open access to vaccinations, and whether this line is inside it: the policy's own answer, one by one. */
export async function listWhoSeesVaccination(access: Editing, id: string): Promise<LineSight[]> {
  const item = await requireItem(access, id)
  return (await listEverCaregivers(access)).flatMap(({ accountId, accesses, bases, now }) => {
    const decision = decideAccess({ actorAccountId: accountId, permissions: ["view:vaccinations"], bases, now })
    const open = decision.granted && accesses.find((one) => one.id === decision.scope.delegationId)
    if (!open) return []
    const sees = decideItem(decision.scope, item)
    return [{ accountId, name: open.name, sees, isExcluded: item.excludedFor.includes(accountId) }]
  })
}

async function requireItem(access: Editing, id: string): Promise<Item> {
  const { tx, patientId, scope } = access
  const [row] = await tx
    .select({
      authorKind: vaccinations.authorKind,
      authorAccountId: vaccinations.authorAccountId,
      sensitivity: vaccinations.sensitivity,
      sensitiveTopic: vaccinations.sensitiveTopic,
      marks: vaccinations.marks,
    })
    .from(vaccinations)
    .where(
      and(
        eq(vaccinations.patientId, patientId),
        eq(vaccinations.id, id),
        isNull(vaccinations.deletedAt),
        itemsWithin(vaccinations, scope),
      ),
    )
  if (!row) throw new NotFoundError()
  return {
    section: "vaccinations",
    typeCode: entryOf("vaccinations").items?.type ?? "",
    documentGroup: null,
    professionalAccountId: row.authorKind === "professional" ? row.authorAccountId : null,
    sensitivity: oneOf(SENSITIVITIES, row.sensitivity),
    sensitiveTopic: SENSITIVE_TOPICS.find((topic) => topic === row.sensitiveTopic) ?? null,
    marks: row.marks.map((mark) => oneOf(CONFIDENTIALITY_MARKS, mark)),
    excludedFor: await listExcluded(access, "vaccinations", id),
  }
}
