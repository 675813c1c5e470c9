import { randomUUID } from "node:crypto"
import { type LeavingAccess, type LeavingAct, writeRights } from "@/lib/fhir/exported/rights"
import type { LeavingLine } from "@/lib/journal/queries"
import { relationWord } from "@/lib/reference/relations"
import type { Saying } from "./saying"
import type { Traits } from "./summary"
import type { Whole } from "./whole"

type Of = { patientId: string; traits: Traits; madeAt: Date; site: string }
type Helper = Exclude<Whole["helpers"], false | null>[number]

/** Which accesses were agreed to, and what was done, as another site reads it. */
export function packRights({ helpers, journal }: Whole, saying: Saying, { patientId, traits, madeAt, site }: Of): string {
  const { birthName: family, firstGivenName: given, birthDate, sex } = traits
  const rights = writeRights({
    ...{ id: randomUUID(), madeAt, site, patient: { id: patientId, family, given, birthDate, sex } },
    accesses: (helpers || []).flatMap((helper) => accessOf(helper, saying)),
    acts: (journal ? journal.entries : []).map((line) => actOf(line, saying)),
  })
  return `${JSON.stringify(rights, null, 1)}\n`
}

/** An invitation to which nobody answered yet was agreed to by nobody. */
function accessOf(helper: Helper, { t, language }: Saying): LeavingAccess[] {
  const { id, state, opensAt, relation, sex, grant } = helper
  if (!opensAt || state === "invited" || state === "arrived") return []
  return [
    {
      ...{ id, state, from: opensAt, until: helper.endedAt ?? helper.closesAt ?? helper.endsAt },
      name: helper.arrivedName ?? helper.caregiverName,
      relation: relation && relationWord(relation, sex, language),
      byLaw: helper.isByLaw ? t("file.byLaw") : null,
      ...{ permissions: grant.permissions, groups: grant.documentGroups, topics: grant.sensitiveTopics },
    },
  ]
}

function actOf({ id, at, action, permission, outcome, actor, resources }: LeavingLine, { t, patientName }: Saying): LeavingAct {
  const isPatient = actor.kind === "you"
  const named = actor.kind === "person" ? (actor.name ?? t("file.somebody")) : null
  return { id, at, act: action, permission, outcome, who: isPatient ? patientName : named, isPatient, touched: resources }
}
