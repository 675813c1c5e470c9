import type { Sql } from "postgres"
import { LINE_SECTIONS } from "@/drizzle/line-vocabulary"
import type { Gesture } from "./gestures"

/** What the columns that say whose a row is, or on what it hangs, hold in a row that is tried. */
const TIES: Record<string, string> = {
  patient_id: "$patient",
  id: "$item",
  item_id: "$item",
  section: "conditions",
  document_id: "$item",
  appointment_id: "$item",
  medication_id: "$item",
  draft_id: "$item",
  delegation_id: "$other",
  author_account_id: "$author",
  author_kind: "$kind",
  account_id: "$author",
  caregiver_account_id: "$author",
  professional_account_id: "$author",
  arrived_account_id: "$author",
  asked_by_account_id: "$author",
  replaced_by_account_id: "$author",
  added_by_account_id: "$author",
  given_by_account_id: "$author",
  holder_account_id: "$author",
  actor_account_id: "$author",
  event_id: "$item",
  "rectifications.state": "seen",
  "care_team_members.professional_account_id": "$other",
  version: "1",
}
const SIGNED: Record<string, string> = {
  ...Object.fromEntries(Object.entries(TIES).map(([column, word]) => [column, word === "$author" ? "$me" : word])),
  ...{ author_kind: "$mykind", state: "$mystate", status: "proposed" },
  "item_exclusions.account_id": "$other",
  "documents.state": "confirmed",
  "rectifications.state": "sent",
}

type Columns = { table: string; columns: string[]; added: string[]; changed: string[]; removed: boolean }

/** Each table with a patient's rows, by what the portal was granted of it; of the tables of lines what they have alike is tried of one. */
export async function patientTables(superuser: Sql): Promise<Columns[]> {
  const tables = await grantedTables(superuser)
  const alike = tables.find(({ table }) => table === "conditions")?.changed ?? []
  const others: readonly string[] = LINE_SECTIONS.filter((section) => section !== "conditions")
  return tables.map((one) =>
    others.includes(one.table) ? { ...one, changed: one.changed.filter((column) => !alike.includes(column)) } : one,
  )
}

const grantedTables = (superuser: Sql) => superuser<Columns[]>`
  select c.relname as table, array_agg(a.attname::text order by a.attname) as columns,
    coalesce(array_agg(a.attname::text order by a.attname) filter (where has_column_privilege('relais_portal', c.oid, a.attnum, 'insert')), '{}') as added,
    coalesce(array_agg(a.attname::text order by a.attname) filter (where has_column_privilege('relais_portal', c.oid, a.attnum, 'update')), '{}') as changed,
    has_table_privilege('relais_portal', c.oid, 'delete') as removed
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    and exists (select from pg_attribute p where p.attrelid = c.oid and p.attname = 'patient_id')
  group by c.oid, c.relname order by c.relname`

/** From where a column is moved to where, in which gestures; else from nothing to something of its type. */
const MOVES: Record<string, Record<string, [from: string, to: string]>> = {
  state: {
    confirmed: ["state = 'proposed'", "state = 'confirmed'"],
    refused: ["state = 'proposed'", "state = 'entered_in_error'"],
    waiting: ["state = 'confirmed'", "state = 'proposed'"],
  },
  "documents.state": { "taken back": ["", "state = 'entered_in_error', deleted_at = now()"] },
  "rectifications.state": {
    seen: ["state = 'sent'", "state = 'seen'"],
    answered: ["", "state = 'accepted', answered_by_account_id = $me"],
    withdrawn: ["", "state = 'withdrawn'"],
  },
  "delegations.status": {
    renounced: ["status = 'active'", "status = 'ended', ended_at = now(), end_reason = 'renounced'"],
    suspended: ["status = 'active'", "status = 'suspended'"],
    resumed: ["status = 'suspended'", "status = 'active'"],
  },
  status: { ended: ["status = 'active'", "status = 'ended'"], suspended: ["status = 'active'", "status = 'suspended'"] },
  confirmed_by_account_id: { "": ["", "confirmed_by_account_id = $me"] },
  answered_by_account_id: { "": ["", "answered_by_account_id = $me"] },
  "measures.answered_by_account_id": {
    oneself: ["", "answered_by_account_id = $me"],
    "somebody else": ["", "answered_by_account_id = $other"],
  },
  sensitivity: {
    closer: ["sensitivity = 'not'", "sensitivity = 'sensitive', sensitive_topic = 'chosen'"],
    wider: ["sensitivity = 'sensitive', sensitive_topic = 'chosen'", "sensitivity = 'not', sensitive_topic = null"],
  },
  sensitive_topic: { other: ["sensitivity = 'sensitive', sensitive_topic = 'chosen'", "sensitive_topic = 'addictions'"] },
  "documents.marks": {
    "hidden from professionals": ["marks = '{N}'", "marks = '{N,MASQUE_PS}'"],
    "shown to professionals": ["marks = '{N,MASQUE_PS}'", "marks = '{N}'"],
    "shown to the patient": ["marks = '{N,INVISIBLE_PATIENT}'", "marks = '{N}'"],
    "hidden from the patient": ["marks = '{N}'", "marks = '{N,INVISIBLE_PATIENT}'"],
  },
  marks: { closer: ["marks = '{N}'", "marks = '{N,MASQUE_PS}'"], wider: ["marks = '{N,MASQUE_PS}'", "marks = '{N}'"] },
  "measures.deleted_at": {
    "by itself": ["", "deleted_at = now()"],
    "of a file": ["import_id = gen_random_uuid()", "deleted_at = now()"],
  },
}

const SOMETHING: Record<string, string> = {
  text: "'x'",
  "text[]": "'{x}'",
  uuid: "$other",
  "timestamp with time zone": "now()",
  date: "current_date",
  "time without time zone": "'10:00'",
  integer: "7",
  smallint: "7",
  numeric: "7",
  boolean: "true",
  bytea: "'\\x01'",
  jsonb: "'{}'",
}

/** What has to be there before a row is added. */
const BEFORE: Record<string, string> = {
  deposit_files:
    "insert into deposit_drafts (patient_id, id, account_id, idempotency_key) values ($patient, $item, $author, $other)",
  audit_places:
    "insert into audit_events (patient_id, id, actor_account_id, action) values ($patient, $item, $author, 'space.viewed')",
}

/** Everything that the portal's grants let somebody try with the rows of a table, by its name. */
export async function gesturesOf(superuser: Sql, { table, columns, added, changed, removed }: Columns) {
  const types = await superuser<{ name: string; type: string }[]>`
    select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped`
  const here = `patient_id = $patient${columns.includes("id") ? " and id = $item" : ""}`
  const standing = rowOf(table, columns, TIES)
  const found: Record<string, Gesture> = {}
  for (const column of changed) {
    const type = types.find(({ name }) => name === column)?.type.replace(/\(.*/, "") ?? ""
    const moves = MOVES[`${table}.${column}`] ?? MOVES[column] ?? { "": [`${column} = null`, `${column} = ${SOMETHING[type]}`] }
    for (const [move, [from, to]] of Object.entries(moves)) {
      const set = from && `update ${table} set ${from} where ${here}`
      found[`${table}.${column} ${move}`.trim()] = { before: standing + set, act: `update ${table} set ${to} where ${here}` }
    }
  }
  for (const section of columns.includes("section") ? ["conditions", "measures"] : [""]) {
    const of = (row: string) => row.replace("'conditions'", `'${section}'`)
    const add = of(rowOf(table, added, SIGNED))
    if (add) found[`add ${table} ${section}`.trim()] = { before: BEFORE[table] ?? "", act: add }
    if (removed) found[`remove ${table} ${section}`.trim()] = { before: of(standing), act: `delete from ${table} where ${here}` }
  }
  return found
}

function rowOf(table: string, columns: readonly string[], words: Record<string, string>): string {
  const said = columns.flatMap((column) => {
    const word = words[`${table}.${column}`] ?? words[column]
    return word === undefined ? [] : [[column, word.startsWith("$") ? word : `'${word}'`]]
  })
  return said.length === 0
    ? ""
    : `insert into ${table} (${said.map(([column]) => column).join()}) values (${said.map(([, word]) => word).join()});`
}
