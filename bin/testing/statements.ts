import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { is } from "drizzle-orm"
import { getTableConfig, PgTable } from "drizzle-orm/pg-core"

const SCHEMA = join(import.meta.dirname, "../../drizzle/schema")
const files = await Promise.all(
  readdirSync(SCHEMA).map((name) => import(`../../drizzle/schema/${name.slice(0, -".ts".length)}.ts`)),
)
const declared = files.flatMap((file: object) => Object.values(file)).filter((value): value is PgTable => is(value, PgTable))

/** Tables that hold a patient's data; the directories are keyed by the other side. */
const TABLES = declared
  .map((table) => getTableConfig(table))
  .filter(({ name, columns }) => !name.endsWith("_directory") && columns.some((column) => column.name === "patient_id"))
  .map(({ name }) => name)

/** Statements of the worker over all patients, each of one named job. */
const JOBS: Record<string, RegExp[]> = {
  "documents.read": [/^select "patient_id", "item_id" from "item_words" where [\s\S]* limit/i],
  "journal.seal": [/from audit_events\b[\s\S]*\btx\b/i, /^select "patient_id" from "journal_copies" where [\s\S]* limit/i],
  "exports.make": [/^select "patient_id", "(id|object_key)" from "exports" where [\s\S]* limit/i],
  "spaces.erase": [/^(select "patient_id"|update "patients" set "shut_told_at") [\s\S]*"patients"[\s\S]* limit/i],
  "keys.rotate": [/from patients\s+where root_key_id/i],
  "objects.sweep": [
    /^delete from "(appointments|deposit_drafts|documents|measure_imports|tasks|vaccinations)" where \("\1"\."patient_id", "\1"\."id"\) in \(select/i,
    /"(document|deposit)_files"."object_key" = any/i,
  ],
  "store.move": [/"document_files"."object_key" (> \$|is not null)/i],
  "delegations.settle": [/^select "patient_id" from "delegations" where [\s\S]* limit/i],
  "delegations.remind": [/^update "delegations" set "(reminded_thirty_at|reminded_seven_at|unused_asked_at)"[\s\S]* limit/i],
  "refills.tell": [/^update "refills" set "told_at"[\s\S]* limit/i],
  "appointments.remind": [/^select "patient_id", "id",[\s\S]* from "appointments" where [\s\S]* limit/i],
  "prevention.tell": [/^select "patient_id" from "patients" where [\s\S]* limit/i],
  "notices.send": [/^update "delegations" set "first_use_told_at"[\s\S]* limit/i],
}

type Collected = { role: string; statement: string }
export type StatementCheck = { read: number; faults: string[] }

/** Reads the statements that the portal and the worker sent, and finds those that could not be sent to one patient's shard. */
export function checkStatements(file: string): StatementCheck {
  if (!existsSync(file)) return { read: 0, faults: ["No statement was collected."] }
  const lines = [...new Set(readFileSync(file, "utf8").split("\n").filter(Boolean))]
  const collected = lines.map((line) => JSON.parse(line) as Collected)
  const faults = collected.filter((one) => touchesPatients(one) && !namesPatient(one) && !isJob(one))
  return { read: collected.length, faults: faults.map(({ role, statement }) => `${role}: ${statement}`) }
}

const touchesPatients = ({ statement }: Collected) => TABLE.test(statement)
const TABLE = new RegExp(`\\b(from|join|into|update)\\s+(public\\.)?"?(${TABLES.join("|")})"?(\\s|\\(|$)`, "i")

/** An insert carries the patient among its columns; everything else compares with one, or with a list of them. */
const namesPatient = ({ statement }: Collected) =>
  /^\s*insert into/i.test(statement)
    ? /patient_id/.test(statement)
    : /patient_id"?\s*(=\s*(\$\d|any\b)|in\s*\(\$)/i.test(statement)

const isJob = ({ role, statement }: Collected) =>
  role === "relais_worker" && Object.values(JOBS).some((says) => says.some((words) => words.test(statement)))
