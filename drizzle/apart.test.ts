import { randomBytes, randomUUID } from "node:crypto"
import postgres from "postgres"
import { afterAll, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import { REVIEW_CHECKS } from "@/drizzle/review-vocabulary"
import { testDatabase } from "@/drizzle/testing/database"
import { Undone } from "@/drizzle/testing/without-constraints"
import type { Actor } from "@/lib/access/actor"
import { newActor } from "@/lib/access/testing"
import { newReviewer, sendRequest, takeUp } from "@/lib/review/testing"

/** What is nobody's record, asked with the portal's role and nothing between: an account's own rows, and the reviewers' cases. */

const superuser = postgres(testDatabase().superuserUrl, { max: 1, onnotice: () => {} })
afterAll(() => Promise.all([superuser.end(), closeDatabase()]))

/** The tables without a patient, and the columns of each that the portal is granted to change. */
const granted = () => superuser<{ table: string; columns: string[] }[]>`
  select c.relname as table, array_agg(a.attname::text order by a.attname) as columns
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    and not exists (select from pg_attribute p where p.attrelid = c.oid and p.attname = 'patient_id')
    and has_column_privilege('relais_portal', c.oid, a.attnum, 'update')
  group by 1 order by 1`

/** The tables without a patient in which each role may add rows, or takes some away. */
const MAY: Record<string, Record<"insert" | "delete", string[]>> = {
  relais_portal: {
    insert: [
      ...["accounts", "answer_times", "complaints", "measure_units", "practices"],
      ...["review_cases", "review_declarations", "review_events", "review_evidence", "review_letters", "sessions"],
    ],
    delete: ["answer_times", "practices", "review_evidence"],
  },
  relais_worker: { insert: ["audit_batches", "review_events", "reviewers"], delete: ["complaints"] },
  relais_policy: {
    insert: ["erased_spaces", "limited_acts", "notice_settings", "notices", "refused_requests"],
    delete: ["limited_acts", "notices", "refused_requests"],
  },
}

/** The same, as the database says it: of a right to a column alone too. */
const tablesOf = async (role: string, gesture: string) => {
  const rows = await superuser<{ table: string }[]>`
    select c.relname as table from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and not exists (select from pg_attribute p where p.attrelid = c.oid and p.attname = 'patient_id' and not p.attisdropped)
      and (has_table_privilege(${role}, c.oid, ${gesture}) or ${gesture} = 'insert' and has_any_column_privilege(${role}, c.oid, 'insert'))
    order by 1`
  return rows.map(({ table }) => table)
}

/** A row that bears somebody's name, of each table in which the portal adds them; `$case` is a case that one reviewer has. */
const ROWS: Record<string, string> = {
  accounts: `accounts (id, face, issuer, subject, display_name, id_nat_ps)
    values ($whose, 'professional', 'https://identity.test', gen_random_uuid(), 'Anne Morel', '8997')`,
  answer_times: "answer_times (account_id, sentence) values ($whose, 'Le soir.')",
  complaints:
    "complaints (account_id, id, words_ciphertext, wrapped_key, root_key_id) values ($whose, uuidv7(), '\\x00', '\\x00', 'k')",
  measure_units: "measure_units (account_id, kind, unit) values ($whose, 'weight', 'kg')",
  practices: "practices (account_id, position, profession_code) values ($whose, 7, '10')",
  review_cases: `review_cases (requester_account_id, requester_name, language, wrapped_key, root_key_id)
    values ($whose, 'Thomas Roche', 'fr', '\\x01', 'k')`,
  review_declarations:
    "review_declarations (case_id, reviewer_account_id, has_tie) values ($case, $whose, 'no') on conflict do nothing",
  review_events: "review_events (case_id, actor_account_id, action) values ($case, $whose, 'case.viewed')",
  review_letters: "review_letters (case_id, kind, reviewer_account_id) values ($case, 'accepted', $whose)",
  sessions: `sessions (id_hash, account_id, face, expires_at, idle_seconds, device)
    values (sha256(gen_random_uuid()::text::bytea), $whose, (select face from accounts where id = $whose), now() + interval '1 hour',
      (select case face when 'citizen' then 1800 else 900 end from accounts where id = $whose), 'x')`,
}
const EVIDENCE = `review_evidence (case_id, position, media_type, file_name, byte_size, page_count, sha256)
  values ($case, 9, 'application/pdf', 'x.pdf', 1, 1, '\\x01')`

/** Who adds a row in their own name that hangs on a case which one reviewer has; the others of `ROWS` are anybody's own. */
const ADDED_TO_A_CASE: Record<string, string[]> = {
  // Who has it has said so already, and once is enough.
  review_declarations: ["another reviewer"],
  review_events: ["who asked", "the reviewer who has it", "another reviewer"],
  // It was sent: nothing more goes with it until more is asked.
  review_evidence: [],
  review_letters: ["the reviewer who has it"],
}

/** Which column says whose a row is. */
const OWNED: Record<string, string> = {
  accounts: "id",
  answer_times: "account_id",
  complaints: "account_id",
  measure_units: "account_id",
  notice_settings: "account_id",
  notices: "account_id",
  sessions: "account_id",
}

/** Who changes a column of a case that is on the desk and that one reviewer has; its state is walked through elsewhere. */
const OF_A_CASE: Record<string, string[]> = {
  "who asked": [],
  "the reviewer who has it": ["assigned_at", "checks"],
  // Takes it over, as where the first has left; the portal asks for that before.
  "another reviewer": ["assigned_reviewer_id"],
  somebody: [],
}

/** Another value than the one that stands. */
const OTHER: Record<string, string> = {
  text: "'autre'",
  date: "current_date + 3",
  timestamptz: "now()",
  jsonb: `'{"${REVIEW_CHECKS[0]}": true}'`,
  int4: "7",
  uuid: "relais.current_actor()",
}

/** Whether a statement of the portal, sent as this person, writes a row; nothing of it stays. */
async function writes(actor: Actor, statement: string): Promise<boolean> {
  let written = false
  const trying = superuser.begin(async (tx) => {
    await tx`select set_config('app.actor', ${actor.accountId}, true)`
    await tx`set local role relais_portal`
    written = (await tx.unsafe(statement)).count > 0
    throw new Undone()
  })
  await trying.catch((error) => {
    if (!(error instanceof Undone) && error.code !== "23514" && error.code !== "42501") throw error
  })
  return written
}

/** One row of each table that an account has rows of its own in, besides the account's. */
async function addOwnRows({ accountId, face }: Actor): Promise<void> {
  await superuser`insert into answer_times (account_id, sentence) values (${accountId}, 'Le soir.')`
  await superuser`insert into measure_units (account_id, kind, unit) values (${accountId}, 'weight', 'kg')`
  await superuser`insert into notices (account_id, kind) values (${accountId}, 'changed')`
  await superuser`insert into complaints (account_id, id, words_ciphertext, wrapped_key, root_key_id)
    values (${accountId}, uuidv7(), ${Buffer.alloc(32)}, ${Buffer.alloc(60)}, 'test')`
  await superuser`insert into sessions (id_hash, account_id, face, expires_at, idle_seconds, device)
    values (${randomBytes(32)}, ${accountId}, ${face}, now() + interval '1 hour', 1800, 'Firefox, Linux')`
}

describe("Of what is nobody's record", () => {
  it("every table that the portal changes is asked here", async () => {
    const tables = (await granted()).map(({ table }) => table)
    expect(tables).toEqual([...Object.keys(OWNED), "review_cases"].sort())
  })

  it("an account's own rows are changed by nobody else", async () => {
    const [claire, paul] = [await newActor("Claire Garnier"), await newActor("Paul Garnier")]
    await addOwnRows(claire)
    for (const { table, columns } of await granted()) {
      const owner = OWNED[table]
      if (!owner) continue
      const [column] = columns
      const statement = `update ${table} set ${column} = ${column} where ${owner} = '${claire.accountId}'`
      expect(await superuser.unsafe(`select from ${table} where ${owner} = '${claire.accountId}'`), table).not.toHaveLength(0)
      expect(await writes(paul, statement), table).toBe(false)
    }
  })
})

/** A case that one reviewer has, and who comes to it. */
async function newCase() {
  const [thomas, isabelle, another] = [await newActor("Thomas Roche"), await newReviewer(), await newReviewer()]
  const caseId = await sendRequest(thomas)
  await takeUp(isabelle, caseId)
  const comers = {
    "who asked": thomas,
    "the reviewer who has it": isabelle,
    "another reviewer": another,
    somebody: await newActor(),
  }
  return { caseId, comers }
}

describe("A case that one reviewer has", () => {
  it("is worked on by that one alone, and changed in nothing by another", async () => {
    const { caseId, comers } = await newCase()
    const changed: Record<string, string[]> = {}
    for (const [comer, actor] of Object.entries(comers)) changed[comer] = await columnsChangedBy(actor, caseId)
    expect(changed).toEqual(OF_A_CASE)
  })
})

describe("A row that is of no patient", () => {
  it.each(Object.entries(MAY))("is added or taken away by %s in these tables alone", async (role, may) => {
    expect({ insert: await tablesOf(role, "insert"), delete: await tablesOf(role, "delete") }).toEqual(may)
  })

  it("is added in one's own name, to a case by whom it lets, and in nobody else's name", async () => {
    const { caseId, comers } = await newCase()
    const rows = { ...ROWS, review_evidence: EVIDENCE }
    expect(Object.keys(rows).sort()).toEqual(MAY.relais_portal?.insert)
    const added: Record<string, string[]> = {}
    for (const [table, row] of Object.entries(rows))
      added[table] = await addedBy(comers, table, row.replaceAll("$case", `'${caseId}'`))
    const owns = Object.keys(ROWS).filter((table) => !(table in ADDED_TO_A_CASE))
    expect(added).toEqual({ ...ADDED_TO_A_CASE, ...Object.fromEntries(owns.map((table) => [table, Object.keys(comers)])) })
  })
})

/** Who adds such a row in their own name, and who, against all that is held, in another's. */
async function addedBy(comers: Record<string, Actor>, table: string, row: string): Promise<string[]> {
  const add = (whose: string) => `insert into ${row.replaceAll("$whose", `'${whose}'`)}`
  const done: string[] = []
  for (const [comer, actor] of Object.entries(comers)) {
    // An account is made by whom it will be.
    const own = table === "accounts" ? { ...actor, accountId: randomUUID() } : actor
    if (await writes(own, add(own.accountId))) done.push(comer)
    const another = await somebodyElse(table, actor)
    if (row.includes("$whose") && (await writes(actor, add(another)))) done.push(`${comer} in another's name`)
  }
  return done
}

/** Another person of the same face, or nobody yet whose account it could be. */
const somebodyElse = async (table: string, { face }: Actor): Promise<string> => {
  if (table === "accounts") return randomUUID()
  return (face === "reviewer" ? await newReviewer() : await newActor()).accountId
}

/** The columns of a case that somebody can bring to another value. */
async function columnsChangedBy(actor: Actor, caseId: string): Promise<string[]> {
  const columns = await superuser<{ name: string; type: string }[]>`
    select a.attname as name, t.typname as type from pg_attribute a join pg_type t on t.oid = a.atttypid
    where a.attrelid = 'review_cases'::regclass and a.attnum > 0 and not a.attisdropped
      and has_column_privilege('relais_portal', 'review_cases'::regclass, a.attnum, 'update') order by 1`
  const done: string[] = []
  for (const { name, type } of columns) {
    const differs = `${name} is distinct from ${OTHER[type]}`
    if (await writes(actor, `update review_cases set ${name} = ${OTHER[type]} where id = '${caseId}' and ${differs}`))
      done.push(name)
  }
  return done
}
