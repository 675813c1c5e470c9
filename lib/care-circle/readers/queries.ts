import "server-only"
import { sql } from "drizzle-orm"
import { blockedProfessionals, careTeamMembers, consultations } from "@/drizzle/schema/care"
import type { Sex } from "@/drizzle/vocabulary"
import { currentMember } from "@/lib/access/bases/care-team"
import { openConsultation } from "@/lib/access/bases/consultation"
import { listEverCaregivers } from "@/lib/access/caregivers"
import { requireItem } from "@/lib/access/item"
import type { Item, ItemReason } from "@/lib/access/items"
import type { PatientAccess } from "@/lib/access/require-access"
import type { ItemSection } from "@/lib/access/sections"
import { typesOfProfessions } from "@/lib/reference/professions"
import { searchProfessionals } from "../queries"
import type { Professional } from "../rules"
import { answerRoles } from "./roles/rules"
import { explainReader } from "./rules"

type Asking = PatientAccess<"edit:documents"> | PatientAccess<"view:confidentiality">

const OF_A_DOCUMENT = { action: "document.readers_asked", permission: "edit:documents" } as const
const OF_A_LINE = { action: "item.readers_asked", permission: "view:confidentiality" } as const

type Answer = { accountId: string; name: string; reads: boolean; reason: ItemReason }
export type CaregiverAnswer = Answer & { relation: string }
export type ProfessionalAnswer = Answer & { professionCode: string | null; sex: Sex | null; place: string | null }

/**
 * Who of those near the patient could read this document or line now, and the professionals that a search finds: each as the
 * policy decides it, with the reason. Professionals are judged by their professions, since where they will sign in is not known.
 * @throws NotFoundError for what the patient may not see
 */
export async function askReaders(access: Asking, section: ItemSection, itemId: string, search: string) {
  const { item, title, author } = await requireItem(access, section, itemId)
  const near = await listNear(access, author)
  const searched = search ? await searchProfessionals(access, search) : null
  access.trace({ ...(section === "documents" ? OF_A_DOCUMENT : OF_A_LINE), resourceIds: [itemId] })
  return {
    title,
    caregivers: await answerCaregivers(access, item),
    professionals: near.people.map((person) => answer(person, near, item)),
    roles: answerRoles(item, near.now),
    searched: searched && { ...searched, found: searched.found.map((person) => answer(person, near, item)) },
  }
}

/** Each caregiver with an access that is not over, by all of it: the latest that is open speaks alone. */
async function answerCaregivers(access: Asking, item: Item): Promise<CaregiverAnswer[]> {
  return (await listEverCaregivers(access)).flatMap(({ accesses, ...caregiver }) => {
    const named = accesses.filter(({ status }) => status !== "ended" && status !== "refused").at(-1)
    if (!named) return []
    const { name, relation } = named
    return [{ accountId: caregiver.accountId, name, relation, ...explainReader(caregiver, item) }]
  })
}

type Tie = "team" | "attending" | "consultation" | "blocked" | "author"
type TieRow = {
  account_id: string
  name: string
  sex: Sex | null
  profession_code: string | null
  place: string | null
  tie: Tie
}
type Near = { now: Date; people: Professional[]; ties: Map<string, Tie[]> }

/** The professionals near the patient at this instant of the database: the team, consultations, whom she keeps out, the author. */
async function listNear({ tx, patientId }: Asking, author: { accountId: string; name: string } | null): Promise<Near> {
  const rows = await tx.execute<TieRow>(sql`
    select professional_account_id::text as account_id, coalesce(relais.professional_name(professional_account_id), professional_name) as name,
      relais.professional_sex(professional_account_id) as sex, profession_code, place_name as place,
      case when is_attending_doctor then 'attending' else 'team' end as tie
    from ${careTeamMembers} where patient_id = ${patientId} and ${sql.raw(currentMember("care_team_members"))}
    union all
    select professional_account_id::text, coalesce(relais.professional_name(professional_account_id), professional_name), relais.professional_sex(professional_account_id), profession_code,
      place_name, 'consultation'
    from ${consultations} where patient_id = ${patientId} and ${sql.raw(openConsultation("consultations"))}
    union all
    select professional_account_id::text, coalesce(relais.professional_name(professional_account_id), professional_name), relais.professional_sex(professional_account_id), profession_code,
      null, 'blocked'
    from ${blockedProfessionals} where patient_id = ${patientId}`)
  const [clock] = await tx.select({ now: sql`now()`.mapWith(careTeamMembers.addedAt) }).from(sql`(select 1) one`)
  const unknown = { sex: null, profession_code: null, place: null }
  if (author) rows.push({ account_id: author.accountId, name: author.name, ...unknown, tie: "author" })
  const people = new Map<string, Professional>()
  const ties = new Map<string, Tie[]>()
  for (const { account_id: accountId, name, sex, profession_code: code, place, tie } of rows) {
    ties.set(accountId, [...(ties.get(accountId) ?? []), tie])
    const professionCodes = code ? [code] : []
    if (!people.has(accountId)) people.set(accountId, { accountId, name, sex, professionCodes, place })
  }
  const byName = [...people.values()].sort((one, other) => one.name.localeCompare(other.name, "fr"))
  return { now: clock?.now ?? new Date(), people: byName, ties }
}

function answer(person: Professional, { ties, now }: Near, item: Item): ProfessionalAnswer {
  const { accountId, name, sex, professionCodes, place } = person
  const held = ties.get(accountId) ?? []
  const care = {
    inCareTeam: held.includes("team") || held.includes("attending"),
    isAttendingDoctor: held.includes("attending"),
    consultationOpen: held.includes("consultation"),
    isBlocked: held.includes("blocked"),
    hasAuthored: item.professionalAccountId === accountId,
    readableTypes: typesOfProfessions(professionCodes),
  }
  const bases = { holderAccountId: null, delegations: [], care }
  const practice = { professionCode: professionCodes[0] ?? null, sex, place }
  return { accountId, name, ...practice, ...explainReader({ accountId, bases, now }, item) }
}
