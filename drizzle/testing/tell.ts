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
  thread_id: "$item",
  message_id: "$item",
  note_id: "$item",
  "rectifications.state": "seen",
  "care_team_members.professional_account_id": "$other",
  version: "1",
}
const SIGNED: Record<string, string> = {
  ...Object.fromEntries(Object.entries(TIES).map(([column, word]) => [column, word === "$author" ? "$me" : word])),
  ...{ author_kind: "$mykind", state: "$mystate", status: "proposed" },
  "item_exclusions.account_id": "$other",
  "documents.state": "confirmed",
  "notes.state": "confirmed",
  "tasks.state": "confirmed",
  "note_closings.decides": "$decides",
  "rectifications.state": "sent",
  "trusted_signatures.status": "sent",
}

/** What a row may say besides, where it is added in more than one way. */
const ADDED: Record<string, Record<string, Record<string, string>>> = {
  notes: { "": {}, correcting: { corrects_id: "$item" } },
  prevention_answers: { noted: { kind: "done" }, decided: { kind: "not_for_me" } },
  thread_members: { oneself: { kind: "$member" }, "somebody else": { account_id: "$peer", kind: "caregiver" } },
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
  "trusted_signatures.status": { "": ["status = 'sent'", "status = 'signed'"] },
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
  "tasks.taken_at": { "": ["taken_by_account_id = $author", "taken_at = now()"] },
  "tasks.taken_by_name": { "": ["taken_by_account_id = $author", "taken_by_name = 'x'"] },
  "tasks.taken_by_account_id": {
    oneself: ["taken_by_account_id = null", "taken_by_account_id = $me"],
    "somebody else": ["taken_by_account_id = null", "taken_by_account_id = $other"],
    nobody: ["taken_by_account_id = $author", "taken_by_account_id = null"],
  },
  "tasks.done_at": { "": ["done_by_account_id = $author", "done_at = now()"] },
  "tasks.done_by_name": { "": ["done_by_account_id = $author", "done_by_name = 'x'"] },
  "tasks.done_by_account_id": {
    oneself: ["done_by_account_id = null", "done_by_account_id = $me"],
    "somebody else": ["done_by_account_id = null", "done_by_account_id = $other"],
    nobody: ["done_by_account_id = $author", "done_by_account_id = null"],
  },
  "threads.closed_at": {
    closed: ["", "closed_at = now(), closed_by_account_id = $me"],
    "opened again": ["closed_at = now(), closed_by_account_id = $author", "closed_at = null, closed_by_account_id = null"],
  },
  "threads.closed_by_account_id": { "": ["closed_at = now(), closed_by_account_id = $author", "closed_by_account_id = $other"] },
  "threads.closed_by_name": { "": ["closed_at = now(), closed_by_account_id = $author", "closed_by_name = 'x'"] },
  "thread_members.reads_from": {
    opened: ["reads_from = 5", "reads_from = 1"],
    shut: ["reads_from = 1", "reads_from = 5"],
  },
  "thread_members.removed_at": {
    out: ["removed_at = null", "removed_at = now()"],
    "in again": ["removed_at = now()", "removed_at = null"],
  },
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

const THREAD = "insert into threads (patient_id, id, author_account_id, author_kind) values ($patient, $item, $author, $kind);"
const MEMBER =
  "insert into thread_members (patient_id, thread_id, account_id, kind) values ($patient, $item, $author, $ofauthor);"
const MESSAGE = `insert into messages (patient_id, id, thread_id, author_account_id, author_kind)
  values ($patient, $item, $item, $author, $kind);`
/** On what the rows of a table hang that no other hangs on. */
const HUNG_ON: Record<string, string> = {
  threads: MEMBER,
  thread_members: THREAD,
  thread_reads: THREAD + MEMBER,
  messages: THREAD + MEMBER,
  message_documents: THREAD + MEMBER + MESSAGE,
}

/** What has to be there before a row is added. */
const BEFORE: Record<string, string> = {
  deposit_files:
    "insert into deposit_drafts (patient_id, id, account_id, idempotency_key) values ($patient, $item, $author, $other)",
  audit_places:
    "insert into audit_events (patient_id, id, actor_account_id, action) values ($patient, $item, $author, 'space.viewed')",
}

/** Everything that the portal's grants let somebody try with the rows of a table, by its name. */
export async function gesturesOf(superuser: Sql, of: Columns): Promise<Record<string, Gesture>> {
  return { ...(await changesOf(superuser, of)), ...comingAndGoing(of) }
}

const ofRow = ({ columns }: Columns) => `patient_id = $patient${columns.includes("id") ? " and id = $item" : ""}`
const standing = ({ table, columns }: Columns) => (HUNG_ON[table] ?? "") + rowOf(table, columns, TIES)

async function changesOf(superuser: Sql, of: Columns): Promise<Record<string, Gesture>> {
  const { table, changed } = of
  const types = await superuser<{ name: string; type: string }[]>`
    select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped`
  const found: Record<string, Gesture> = {}
  for (const column of changed) {
    const type = types.find(({ name }) => name === column)?.type.replace(/\(.*/, "") ?? ""
    const moves = MOVES[`${table}.${column}`] ?? MOVES[column] ?? { "": [`${column} = null`, `${column} = ${SOMETHING[type]}`] }
    for (const [move, [from, to]] of Object.entries(moves)) {
      const set = from && `update ${table} set ${from} where ${ofRow(of)}`
      found[`${table}.${column} ${move}`.trim()] = {
        before: standing(of) + set,
        act: `update ${table} set ${to} where ${ofRow(of)}`,
      }
    }
  }
  return found
}

/** How rows are added and taken away. */
function comingAndGoing(of: Columns): Record<string, Gesture> {
  const { table, columns, added, removed } = of
  const found: Record<string, Gesture> = {}
  for (const section of columns.includes("section") ? ["conditions", "measures"] : [""]) {
    const inSection = (row: string) => row.replace("'conditions'", `'${section}'`)
    for (const [way, words] of Object.entries(ADDED[table] ?? { "": {} })) {
      const act = inSection(rowOf(table, added, { ...SIGNED, ...words }))
      if (act) found[`add ${table} ${section}${way}`.trim()] = { before: (HUNG_ON[table] ?? "") + (BEFORE[table] ?? ""), act }
    }
    const act = `delete from ${table} where ${ofRow(of)}`
    if (removed) found[`remove ${table} ${section}`.trim()] = { before: inSection(standing(of)), act }
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
