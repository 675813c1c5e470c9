import postgres, { type TransactionSql } from "postgres"
import { afterAll, describe, expect, it } from "vitest"
import { testDatabase } from "@/drizzle/testing/database"
import { TASKS, type TaskName } from "@/lib/access/tasks"

const superuser = postgres(testDatabase().superuserUrl, { max: 1, onnotice: () => {} })
afterAll(() => superuser.end())

/** What each job reads, changes, adds and removes; for it there is nothing else in the database, whatever stands there. */
const REACHES: Record<TaskName, Partial<Record<Verb, string[]>>> = {
  "journal.seal": {
    select: ["audit_batches", "audit_events", "audit_places", "journal_copies", "review_events"],
    insert: ["audit_batches"],
    update: ["journal_copies"],
  },
  "spaces.erase": {
    select: ["delegations", "deposit_files", "document_files", "exports", "patients"],
    insert: ["audit_events"],
    update: ["patients"],
  },
  "objects.sweep": {
    select: [
      "appointments",
      "complaints",
      "deposit_drafts",
      "deposit_files",
      "document_files",
      "documents",
      "exports",
      "measure_imports",
      "review_evidence",
      "tasks",
      "vaccinations",
    ],
    insert: ["audit_events"],
    delete: ["appointments", "complaints", "deposit_drafts", "documents", "measure_imports", "tasks", "vaccinations"],
  },
  "delegations.settle": { select: ["delegations", "invitations"], insert: ["audit_events"], update: ["delegations"] },
  "delegations.remind": {
    select: ["audit_events", "delegations", "patients"],
    insert: ["audit_events"],
    update: ["delegations"],
  },
  "appointments.remind": {
    select: ["appointment_reminders", "appointments", "patients"],
    insert: ["appointment_reminders", "audit_events"],
  },
  "prevention.tell": {
    select: ["patients", "prevention_answers", "prevention_looks", "prevention_told"],
    insert: ["audit_events", "prevention_looks", "prevention_told"],
    update: ["prevention_looks"],
  },
  "notices.send": {
    select: ["audit_events", "delegations", "patients"],
    insert: ["audit_events"],
    update: ["delegations"],
  },
  "letters.send": { select: ["audit_events", "holder_directory", "notice_settings"], update: ["notice_settings"] },
  "notices.post": {
    select: [
      "allergies",
      "appointments",
      "conditions",
      "delegations",
      "devices",
      "documents",
      "family_history",
      "item_exclusions",
      "lifestyle",
      "measures",
      "medications",
      "notices",
      "patients",
      "procedures",
      "tasks",
      "vaccinations",
    ],
  },
  "invitations.undelivered": {
    select: ["delegations", "invitations", "patients"],
    insert: ["audit_events"],
    update: ["invitations"],
  },
  "keys.rotate": { select: ["complaints", "patients", "review_cases"], update: ["complaints", "patients", "review_cases"] },
  "store.move": { select: ["deposit_files", "document_files", "exports", "review_evidence"] },
  "exports.make": {
    select: ["audit_events", "document_files", "exports", "journal_copies", "patients"],
    insert: ["audit_events"],
    update: ["exports"],
  },
  "reviewers.enrol": { select: ["reviewers"], insert: ["reviewers"], update: ["reviewers"] },
  "evidence.erase": {
    select: ["review_cases", "review_evidence"],
    insert: ["review_events"],
    update: ["review_cases", "review_evidence"],
  },
  "complaints.read": { select: ["complaints"], update: ["complaints"] },
  "refills.tell": {
    select: ["delegations", "item_exclusions", "medications", "patients", "refills"],
    insert: ["audit_events"],
    update: ["refills"],
  },
  "documents.read": {
    select: ["document_files", "item_words", "patients", "proposals"],
    insert: ["document_files", "proposals"],
    update: ["item_words"],
    delete: ["proposals"],
  },
}

type Verb = "select" | "insert" | "update" | "delete"
const VERBS: Verb[] = ["select", "insert", "update", "delete"]

const SOMEBODY = "00000000-0000-0000-0000-000000000001"
/** Values of a row that a job may reach: the policies look at them. */
const ROWS: Record<string, string> = {
  audit_events: `(patient_id, actor_account_id, action) values ('${SOMEBODY}', gen_random_uuid(), 'document.viewed')`,
  ...Object.fromEntries(
    ["document_files", "exports", "journal_copies", "patients"].map((table) => [table, `(patient_id) values ('${SOMEBODY}')`]),
  ),
  complaints: "(answered_at) values (timestamptz '2020-01-01')",
  delegations: "(status) values ('active'), ('proposed')",
  documents: "(deleted_at) values (now())",
  item_exclusions: "(section) values ('medications')",
  item_words: "(section) values ('documents')",
  appointments: "(deleted_at) values (now()), (null)",
  tasks: "(deleted_at) values (now())",
  notices: "(send_at) values (now())",
  vaccinations: "(deleted_at) values (now())",
  invitations: "(channel, status) values ('mail', 'sent')",
}

const OWN_LINES: Record<string, string> = {
  audit_events: "(task) values (current_setting('app.task'))",
  document_files: "(role) values ('first_page')",
  review_events: "(action) values ('evidence.erased')",
}

class Undone extends Error {}

/** Runs as the worker over a database in which every table has a row, without constraints and triggers; all of it is undone. */
async function asWorker(work: (tx: TransactionSql, tables: string[]) => Promise<void>) {
  const trying = superuser.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    const constraints = await tx`select conrelid::regclass::text as table, conname as name from pg_constraint
      where connamespace = 'public'::regnamespace order by contype in ('p', 'u') desc`
    for (const { table, name } of constraints) await tx`alter table ${tx(table)} drop constraint if exists ${tx(name)} cascade`
    const rows = await tx`select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r' and relrowsecurity order by 1`
    const tables = rows.map(({ name }) => String(name))
    for (const table of tables) await tx.unsafe(`insert into ${table} ${ROWS[table] ?? "default values"}`)
    await tx`set local role relais_worker`
    await work(tx, tables)
    throw new Undone()
  })
  await trying.catch((error) => {
    if (!(error instanceof Undone)) throw error
  })
}

/** Whether the worker reaches at least one row of the table so, which is then undone; what is refused is not reached. */
async function reaches(tx: TransactionSql, verb: Verb, table: string): Promise<boolean> {
  let count = 0
  const trying = tx.savepoint(async (step) => {
    count = (await step.unsafe(await statement(step, verb, table))).count
    throw new Undone()
  })
  await trying.catch((error) => {
    const isRefused = error instanceof postgres.PostgresError && error.code === "42501"
    if (!isRefused && !(error instanceof Undone)) throw error
  })
  return count > 0
}

async function statement(tx: TransactionSql, verb: Verb, table: string): Promise<string> {
  if (verb === "select") return `select 1 from ${table}`
  if (verb === "insert") return `insert into ${table} ${OWN_LINES[table] ?? "default values"}`
  if (verb === "delete") return `delete from ${table}`
  const [column] = await tx`select attname as name from pg_attribute where attrelid = ${table}::regclass and attnum > 0
    order by has_column_privilege(attrelid, attnum, 'update') desc, attnum desc limit 1`
  return `update ${table} set ${column?.name} = default`
}

const NOTHING = { select: [], insert: [], update: [], delete: [] }

async function reachedBy(tx: TransactionSql, tables: string[], task: string) {
  await tx`select set_config('app.task', ${task}, true)`
  const reached: Record<Verb, string[]> = structuredClone(NOTHING)
  for (const verb of VERBS) for (const table of tables) if (await reaches(tx, verb, table)) reached[verb].push(table)
  return reached
}

describe("A job of the worker", () => {
  it("reaches its own tables, by its own verbs, and nothing of any other's", async () => {
    await asWorker(async (tx, tables) => {
      for (const task of TASKS) expect(await reachedBy(tx, tables, task), task).toEqual({ ...NOTHING, ...REACHES[task] })
    })
    // Each job, table and verb is tried: some 1,600 times, on a machine that others may load.
  })

  it("that has not said its name reaches nothing", async () => {
    await asWorker(async (tx, tables) => expect(await reachedBy(tx, tables, "")).toEqual(NOTHING))
  })

  it("that nobody knows is refused", async () => {
    await asWorker(async (tx) => {
      await tx`select set_config('app.task', 'journal.sea', true)`
      await expect(tx.savepoint((step) => step`select 1 from audit_batches`)).rejects.toThrow("no job named journal.sea")
    })
  })

  it("reads and writes no line of the journal in another's name", async () => {
    await asWorker(async (tx) => {
      await tx`reset role`
      for (const task of TASKS) await tx`insert into audit_events (task, action) values (${task}, 'x')`
      await tx`set local role relais_worker`
      for (const task of TASKS) {
        await tx`select set_config('app.task', ${task}, true)`
        const [seen] =
          // The lines of this test alone: other files of the same worker leave theirs.
          await tx`select coalesce(array_agg(e.task), '{}') as tasks from audit_events e where e.action = 'x'`
        const expected = { "journal.seal": TASKS.length, "notices.send": 1 }[task as string] ?? 0
        expect(seen?.tasks, task).toHaveLength(expected)
        const other = TASKS.find((name) => name !== task) ?? ""
        const forged = tx.savepoint((step) => step`insert into audit_events (task) values (${other})`)
        await expect(forged, task).rejects.toThrow("row-level security")
      }
    })
  })
})

describe("A name that is no job's", () => {
  it("stands in no line of the journal", async () => {
    const forged = superuser`insert into audit_events (patient_id, task, action) values (gen_random_uuid(), 'journal.sea', 'space.viewed')`
    await expect(forged).rejects.toThrow("audit_task_is_known_word")
  })
})
