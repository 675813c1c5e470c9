import { randomUUID } from "node:crypto"
import type { Sql, TransactionSql } from "postgres"
import { Undone } from "./without-constraints"

/** As what somebody comes to a patient's rows; `parent` to those of a child, the others to Jeanne's. */
const COMERS = ["person", "parent", "helper", "member", "visitor", "former", "reviewer", "stranger"] as const
type Comer = (typeof COMERS)[number]

/** Whose row, or whose item it hangs on: of who comes, of the person, of another helper, of another professional. */
const WHOSE = ["own", "hers", "helped", "care"] as const
type Whose = (typeof WHOSE)[number]

/** Who can, with whose rows: `own helped`, or `any`. */
export type Able = Partial<Record<Comer, string>>
/** The same of the columns of each table, and of the rows that are added or removed. */
export type Said = readonly (readonly [able: Able, of: Record<string, string>])[]

/** What somebody tries: before it the database is brought there, with the superuser; `$me` and its like stand for who and what it is. */
export type Gesture = { before: string; act: string }

type Someone = { accountId: string; face: string }

/** Everybody who comes or whose rows there are; `lib/access/testing/cast.ts` makes them. */
export type Cast<One extends Someone = Someone> = Record<Comer, One> & {
  others: Record<Exclude<Whose, "own">, One>
  patientId: string
  childId: string
}

/** On what other rows hang. */
const ITEMS = ["conditions", "measures", "documents", "appointments", "notes"]

/** Who can do what, and with whose rows, of gestures by their tables: nothing is in the way but policies, grants and guards, and nothing of it stays. */
export async function whoCan(superuser: Sql, cast: Cast, tables: Record<string, Record<string, Gesture>>) {
  const gestures = Object.assign({}, ...Object.values(tables)) as Record<string, Gesture>
  const able: Record<string, Able> = Object.fromEntries(Object.keys(gestures).map((name) => [name, {}]))
  const trying = superuser.begin(async (tx) => {
    for (const table of Object.keys(tables)) await tx.unsafe(bared(table))
    await tx.unsafe(TRIED)
    for (const comer of COMERS)
      for (const [name, own] of await doneBy(tx, gestures, cast, comer)) Object.assign(able[name] ?? {}, { [comer]: own })
    throw new Undone()
  })
  await trying.catch((error) => {
    if (!(error instanceof Undone)) throw error
  })
  return able
}

/** What somebody did, each with whose rows. */
async function doneBy(tx: TransactionSql, gestures: Record<string, Gesture>, cast: Cast, comer: Comer) {
  const whose = WHOSE.filter((one) => comer !== "person" || one !== "hers")
  const done = new Map<string, Whose[]>()
  for (const one of whose)
    for (const name of await namesOfDone(tx, gestures, { cast, comer, whose: one }))
      done.set(name, [...(done.get(name) ?? []), one])
  return [...done].map(([name, own]) => [name, own.length === whose.length ? "any" : own.join(" ")] as const)
}

/** Leaves a table its guards alone: what holds the state of a row is tried elsewhere, one column after another. */
const bared = (table: string) => `do $$
  declare
    one text;
  begin
    for one in select conname from pg_constraint where conrelid = '${table}'::regclass order by contype in ('p', 'u') desc loop
      execute format('alter table ${table} drop constraint if exists %I cascade', one);
    end loop;
    for one in select indexrelid::regclass from pg_index where indrelid = '${table}'::regclass and indisunique loop
      execute format('drop index %s', one);
    end loop;
    create index on ${table} (patient_id);
    alter table ${table} disable trigger all;
    for one in select tgname from pg_trigger where tgrelid = '${table}'::regclass and tgname ~ '^(guard|hold_columns|written_once)' loop
      execute format('alter table ${table} enable trigger %I', one);
    end loop;
  end $$`

/** Brings the database there, does it with the portal's role, and takes both back: whether a row was written. */
const TRIED = `
  create function pg_temp.tried(actor text, patient text, before text, act text) returns boolean language plpgsql as $$
  declare
    written bigint;
  begin
    if before <> '' then
      execute before;
    end if;
    perform set_config('app.actor', actor, true), set_config('app.patients', patient, true), set_config('role', 'relais_portal', true);
    execute act;
    get diagnostics written = row_count;
    raise exception using errcode = 'TRIED', message = written;
  exception
    when sqlstate 'TRIED' then return sqlerrm <> '0';
    when insufficient_privilege or check_violation then return false;
  end
  $$`

const ITEM = "(patient_id, id, author_account_id, author_kind, version) values ($patient, $item, $author, $kind, 1);"

/** The names of what somebody did. */
async function namesOfDone(tx: TransactionSql, gestures: Record<string, Gesture>, as: As): Promise<string[]> {
  const { words, patientId, me } = wordsOf(as)
  const said = (statement: string) => statement.replaceAll(/\$(\w+)/g, (_, word: string) => `'${words[word]}'`)
  await tx.unsafe(said(ITEMS.map((table) => `insert into ${table} ${ITEM}`).join("")))
  const tries = Object.entries(gestures).map(([name, { before, act }]) => ({ name, before: said(before), act: said(act) }))
  const rows = await tx<
    { name: string }[]
  >`select t.name from jsonb_to_recordset(${tx.json(tries)}) t (name text, before text, act text)
    where pg_temp.tried(${me}, ${patientId}, t.before, t.act)`
  return rows.map(({ name }) => name)
}

type As = { cast: Cast; comer: Comer; whose: Whose }

function wordsOf({ cast, comer, whose }: As) {
  const who = cast[comer]
  const patientId = comer === "parent" ? cast.childId : cast.patientId
  const author = whose === "own" ? who : cast.others[whose]
  const kind = (one: Someone) => (one.face === "professional" ? "professional" : one === cast.person ? "patient" : "caregiver")
  const member = (one: Someone) => (one.face === "professional" ? "professional" : "caregiver")
  const words: Record<string, string> = {
    ...{ patient: patientId, item: randomUUID(), other: randomUUID() },
    ...{ me: who.accountId, mykind: kind(who), mystate: comer === "helper" ? "proposed" : "confirmed" },
    ...{ author: author.accountId, kind: kind(author) },
    ...{ member: member(who), ofauthor: member(author), peer: cast.others.helped.accountId },
    decides: String(comer === "person" || comer === "parent"),
  }
  return { words, patientId, me: who.accountId }
}
