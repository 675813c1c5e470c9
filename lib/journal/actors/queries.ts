import "server-only"
import { and, desc, eq, sql } from "drizzle-orm"
import { delegations } from "@/drizzle/schema/delegations"
import { FACES, SEXES } from "@/drizzle/vocabulary"
import type { PatientAccess } from "@/lib/access/require-access"
import type { JournalActor } from "../rules"

type AnyAccess = PatientAccess<never>

/** Whoever may view the journal reads the whole of it; anybody else with a basis reads their own lines. */
export const readsWhole = (access: AnyAccess) => access.may("view:journal") !== null

type Caregiver = { id: string; accountId: string | null; name: string; relation: string; since: Date }

/** To whom accesses were given, the latest first: all of them for the patient, and their own for anybody else. */
function readCaregivers(access: AnyAccess): Promise<Caregiver[]> {
  const { patientId, scope } = access
  return access.tx
    .select({
      id: delegations.id,
      accountId: delegations.caregiverAccountId,
      name: delegations.caregiverName,
      relation: delegations.relation,
      since: sql`coalesce(${delegations.opensAt}, ${delegations.createdAt})`.mapWith(delegations.createdAt),
    })
    .from(delegations)
    .where(
      and(
        eq(delegations.patientId, patientId),
        readsWhole(access) ? undefined : eq(delegations.caregiverAccountId, scope.actorAccountId),
      ),
    )
    .orderBy(desc(delegations.createdAt))
}

type Named = { account_id: string; display_name: string; face: string; sex: string | null }
export type People = { caregivers: Caregiver[]; named: Map<string, Named> }

/** Who did these things: their names, for the patient alone; anybody else reads only about themselves. */
export async function readPeople(access: AnyAccess, rows: { actorId: string | null }[]): Promise<People> {
  const { patientId, scope } = access
  const caregivers = await readCaregivers(access)
  const others = new Set(rows.flatMap(({ actorId }) => (actorId && actorId !== scope.actorAccountId ? [actorId] : [])))
  if (others.size === 0) return { caregivers, named: new Map() }
  const found = await access.tx.execute<Named>(sql`
    select account_id, display_name, face, sex
    from relais.journal_people(${patientId}::uuid, string_to_array(${[...others].join(",")}, ',')::uuid[])`)
  return { caregivers, named: new Map(found.map((person) => [person.account_id, person])) }
}

type Acted = { actorId: string | null; professionCode: string | null; place: string | null }

/** Who did something, as the reader may know them. */
export function actorOf(
  access: AnyAccess,
  { actorId, professionCode, place }: Acted,
  { caregivers, named }: People,
): JournalActor {
  if (!actorId) return { kind: "relais" }
  if (actorId === access.scope.actorAccountId) return { kind: "you" }
  const caregiver = caregivers.find(({ accountId }) => accountId === actorId)
  const person = named.get(actorId)
  return {
    kind: "person",
    name: person?.display_name ?? caregiver?.name ?? null,
    face: FACES.find((word) => word === person?.face) ?? null,
    sex: SEXES.find((word) => word === person?.sex) ?? null,
    relation: caregiver?.relation ?? null,
    professionCode,
    place,
  }
}
