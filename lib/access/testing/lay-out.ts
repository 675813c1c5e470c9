import { randomUUID } from "node:crypto"
import postgres from "postgres"
import { testDatabase } from "@/drizzle/testing/database"
import type { Actor } from "../actor"
import type { Item } from "../items"
import type { Line } from "../lines"
import { entryOf, ITEM_SECTIONS, type ItemSection } from "../sections"
import { newActor, newPatient, practiceOf } from "../testing"
import type { World } from "./world"

export type Laid = {
  holder: Actor
  caregiver: Actor
  professional: Actor
  patientId: string
  items: LaidItem[]
  lines: LaidLine[]
}
type LaidItem = Item & { id: string; isDeleted: boolean }
type LaidLine = Line & { id: string }

/** Who is the same in many worlds; a patient is new in each, since an account holds one space. */
export async function makeCast() {
  const caregiver = await newActor("Claire Lefèvre")
  const doctor = await newActor("Julie Caron", "professional")
  const stranger = await newActor("Victor Noël")
  return { caregiver, doctor, stranger }
}
export type Cast = Awaited<ReturnType<typeof makeCast>>

/** What each section's row says besides the columns of an item: `lib/<section>/testing.ts`. */
async function sampleOf(section: ItemSection): Promise<Record<string, unknown>> {
  const folder = entryOf(section).items?.folder ?? section
  const { sampleItem } = await import(`../../${folder.replaceAll("_", "-")}/testing.ts`)
  return sampleItem()
}

/** Nothing is asked of who writes these rows: no guard, no directory. What is tested only reads. */
export const openWriter = () =>
  postgres(testDatabase().superuserUrl, { max: 1, onnotice: () => {}, connection: { session_replication_role: "replica" } })

/** Takes every item out of the database again. The journal stays, for it may be sealed. */
export async function clearAway(sql: postgres.Sql): Promise<void> {
  for (const table of [...ITEM_SECTIONS, "item_exclusions"]) await sql`truncate ${sql(table)} cascade`
}

/** Lays a world out in the database. */
export async function layOut(given: World, cast: Cast, sql: postgres.Sql): Promise<Laid> {
  const holder = await newActor("Jeanne Lefèvre")
  const patientId = await newPatient(holder)
  const professional = { ...cast.doctor, exercice: practiceOf(given.profession) }
  const people = { holder, caregiver: cast.caregiver, professional, patientId }
  const items = await writeItems(given, people, sql)
  await writeDelegation(given, people, sql)
  await writeCare(given, people, sql)
  return { ...people, items, lines: await writeLines(given, people, items, sql) }
}

type People = Omit<Laid, "items" | "lines">

async function writeItems(given: World, { holder, caregiver, professional, patientId }: People, sql: postgres.Sql) {
  const items: LaidItem[] = given.items.map(({ isExcluded, byProfessional, ...facts }) => ({
    ...facts,
    id: randomUUID(),
    excludedFor: isExcluded ? [caregiver.accountId] : [],
    professionalAccountId: byProfessional ? professional.accountId : null,
  }))
  for (const section of ITEM_SECTIONS) {
    const own = items.filter((one) => one.section === section)
    const rows = await Promise.all(
      own.map(async (one) => ({ ...rowOf(one, holder, patientId), ...snake(await sampleOf(section)) })),
    )
    if (rows.length > 0) await sql`insert into ${sql(section)} ${sql(rows)}`
  }
  const excluded = items.flatMap(({ section, id, excludedFor }) =>
    excludedFor.map((account_id) => ({ patient_id: patientId, section, item_id: id, account_id })),
  )
  if (excluded.length > 0) await sql`insert into item_exclusions ${sql(excluded)}`
  return items
}

function rowOf({ section, ...item }: LaidItem, holder: Actor, patientId: string) {
  const by = item.professionalAccountId
  return {
    patient_id: patientId,
    id: item.id,
    author_kind: by ? "professional" : "patient",
    author_account_id: by ?? holder.accountId,
    author_name: by ? "Julie Caron" : "Jeanne Lefèvre",
    sensitivity: item.sensitivity,
    sensitive_topic: item.sensitiveTopic,
    marks: [...item.marks],
    announce_on: item.marks.includes("INVISIBLE_PATIENT") ? "2099-12-31" : null,
    deleted_at: item.isDeleted ? new Date() : null,
    ...(entryOf(section).items?.type === "own" ? { type_code: item.typeCode, document_group: item.documentGroup } : {}),
  }
}

const snake = (row: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]),
  )

/** A delegation in the state that time or a person would have brought it to. */
async function writeDelegation({ state, ...given }: World, { caregiver, patientId }: People, sql: postgres.Sql) {
  if (state === "none") return
  const day = 86_400_000
  const at = (days: number) => new Date(Date.now() + days * day)
  const [opens, closes] = state === "later" ? [1, 2] : state === "over" ? [-2, -1] : [-1, 180]
  const isByLaw = given.basis === "parental_authority"
  await sql`insert into delegations ${sql({
    patient_id: patientId,
    basis: given.basis,
    status: state === "open" || state === "later" || state === "over" ? "active" : state,
    caregiver_account_id: caregiver.accountId,
    caregiver_name: caregiver.displayName,
    relation: "daughter",
    purpose: "everyday",
    permissions: isByLaw ? ["view:documents"] : given.permissions,
    document_groups: given.documentGroups,
    sensitive_topics: given.sensitiveTopics,
    duration_months: 6,
    at_end: "stop",
    opens_at: at(opens),
    ends_at: at(closes),
    closes_at: at(closes),
    review_case_id: isByLaw ? randomUUID() : null,
    ended_at: state === "ended" ? new Date() : null,
    end_reason: state === "ended" ? "renounced" : null,
  })}`
}

/** Brings a professional into the space, or out of it again. */
async function writeCare({ care, profession }: World, { holder, professional, patientId }: People, sql: postgres.Sql) {
  const named = {
    patient_id: patientId,
    professional_account_id: professional.accountId,
    professional_name: professional.displayName,
    profession_code: profession,
  }
  if (care === "blocked") await sql`insert into blocked_professionals ${sql(named)}`
  if (care === "consultation" || care === "over") {
    const hours = (count: number) => new Date(Date.now() + count * 3_600_000)
    const [opened_at, closes_at] = care === "over" ? [hours(-3), hours(-1)] : [hours(-1), hours(1)]
    await sql`insert into consultations ${sql({ ...named, code_id: randomUUID(), opened_at, closes_at })}`
  } else if (care !== "none") {
    const removed_at = care === "removed" ? new Date() : null
    const member = { ...named, added_by_account_id: holder.accountId, is_attending_doctor: care === "attending", removed_at }
    await sql`insert into care_team_members ${sql(member)}`
  }
}

async function writeLines(given: World, people: People, items: LaidItem[], sql: postgres.Sql): Promise<LaidLine[]> {
  const lines = given.lines.map(({ by, action, touches }) => ({
    id: randomUUID(),
    actorAccountId: people[by].accountId,
    action,
    touched: touches.flatMap((place) => items[place] ?? []),
  }))
  const rows = lines.map(({ id, actorAccountId, action, touched }) => ({
    patient_id: people.patientId,
    id,
    actor_account_id: actorAccountId,
    action,
    resource_ids: touched.map((one) => one.id),
  }))
  if (rows.length > 0) await sql`insert into audit_events ${sql(rows)}`
  return lines
}
