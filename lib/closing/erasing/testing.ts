import { randomUUID } from "node:crypto"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser } from "@/lib/access/testing"
import { newHelpedRecord } from "@/lib/access/testing/helped-record"
import { newAppointment, newFeed, newQuestion } from "@/lib/appointments/testing"
import { deposit } from "@/lib/documents/upload/testing"
import { asks as asksForFile, packOf } from "@/lib/exports/testing"
import { invite } from "@/lib/invitation/testing"
import { newNote } from "@/lib/notes/testing"
import { plainPdf } from "@/lib/platform/files/fixtures"
import { addLine } from "@/lib/profile/commands"
import { newTakenTask } from "@/lib/tasks/testing"
import { newVaccination } from "@/lib/vaccinations/testing"

/** A space with something in many of its rooms: a document and its file, a line, a note, a task, an access, a file to take away. */
export async function newFullSpace() {
  const made = await newHelpedRecord(["view:documents", "add:documents", "view:notes", "add:notes", "view:tasks", "act:tasks"], {
    documentGroups: ["lab_results"],
  })
  const { jeanne, claire, patientId } = made
  const documentId = await deposit(jeanne, patientId, [{ bytes: plainPdf(), name: "a.pdf" }])
  const line = { section: "medications", lineId: randomUUID(), content: { label: "Amoxicilline" } } as const
  await withAccess(jeanne, patientId, ["add:medications"], (access) => addLine(access, line))
  await newNote(claire, patientId)
  await newTakenTask(claire, patientId)
  const appointmentId = await newAppointment(jeanne, patientId)
  await newQuestion(jeanne, patientId, appointmentId, "Faut-il venir à jeun ?")
  await newFeed(jeanne, patientId)
  await newVaccination(jeanne, patientId)
  await invite(jeanne, patientId)
  await asSuperuser(
    (db) => db`insert into consent_texts (patient_id, delegation_id, version, audience, language, template_version, body, sha256)
      values (${patientId}, ${made.delegationId}, 1, 'patient', 'fr', '1', 'Jeanne Lefèvre donne un accès.', '')`,
  )
  await asksForFile(jeanne, patientId, packOf(documentId))
  return made
}

/** The tables of the database that hold rows of a space, but for the journal: whether they go with it. */
export const tablesOfSpaces = () =>
  asSuperuser(
    (db) => db<{ name: string; may: boolean; policy: boolean }[]>`
      select c.relname as name, has_table_privilege('relais_policy', c.oid, 'delete') as may,
        exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'erased') as policy
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'patient_id' and not a.attisdropped
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname not in ('audit_events', 'audit_places')
      order by c.relname`,
  )

/** How many rows of a space each table holds, but for the journal, where there are any. */
export async function keptOf(space: string): Promise<Record<string, number>> {
  const kept: Record<string, number> = {}
  for (const { name } of await tablesOfSpaces()) {
    const [row] = await asSuperuser((db) => db`select count(*)::int as rows from ${db(name)} where patient_id = ${space}`)
    if (row?.rows > 0) kept[name] = row?.rows
  }
  return kept
}

/** What the journal holds of a space, line by line. */
export const journalOf = (space: string) =>
  asSuperuser((db) => db`select to_jsonb(e) as line from audit_events e where patient_id = ${space} order by tx, id`)
