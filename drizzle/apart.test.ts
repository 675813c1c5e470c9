import { randomBytes } from "node:crypto"
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

describe("A case that one reviewer has", () => {
  it("is worked on by that one alone, and changed in nothing by another", async () => {
    const [thomas, isabelle, another] = [await newActor("Thomas Roche"), await newReviewer(), await newReviewer()]
    const caseId = await sendRequest(thomas)
    await takeUp(isabelle, caseId)
    const comers = {
      "who asked": thomas,
      "the reviewer who has it": isabelle,
      "another reviewer": another,
      somebody: await newActor(),
    }
    const changed: Record<string, string[]> = {}
    for (const [comer, actor] of Object.entries(comers)) changed[comer] = await columnsChangedBy(actor, caseId)
    expect(changed).toEqual(OF_A_CASE)
  })
})

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
