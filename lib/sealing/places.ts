import { sql } from "drizzle-orm"
import type { Transaction } from "@/drizzle/client"
import { placeDigest } from "@/lib/audit/append"

export type WrongPlace = { eventId: string; patientId: string }

type KeptPlace = {
  event_id: string
  patient_id: string
  structure_id: string | null
  structure_name: string
  sealed: string | null
}

/** Of the rows with `from <= tx < to`, the first whose place is not the sealed one; a place that was masked is gone, and no fault. */
export async function findWrongPlace(tx: Transaction, from: string, to: string): Promise<WrongPlace | null> {
  const places = await tx.execute<KeptPlace>(sql`
    select p.event_id::text, p.patient_id::text, p.structure_id, p.structure_name, encode(e.place_sha256, 'hex') as sealed
    from audit_events e join audit_places p on p.patient_id = e.patient_id and p.event_id = e.id
    where e.tx >= ${from}::xid8 and e.tx < ${to}::xid8
    order by e.tx, e.id`)
  const wrong = places.find((place) => place.sealed !== placeDigest(place.structure_id, place.structure_name).toString("hex"))
  return wrong ? { eventId: wrong.event_id, patientId: wrong.patient_id } : null
}

/** The first place that belongs to no row of the journal. */
export async function findStrayPlace(tx: Transaction): Promise<WrongPlace | null> {
  const [stray] = await tx.execute<{ event_id: string; patient_id: string }>(sql`
    select p.event_id::text, p.patient_id::text from audit_places p
    where not exists (select from audit_events e where e.patient_id = p.patient_id and e.id = p.event_id)
    order by p.patient_id, p.event_id limit 1`)
  return stray ? { eventId: stray.event_id, patientId: stray.patient_id } : null
}
