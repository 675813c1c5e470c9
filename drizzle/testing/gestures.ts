import { randomUUID } from "node:crypto"
import type { Sql, TransactionSql } from "postgres"
import type { Actor } from "@/lib/access/actor"
import { newActor, newBlock, newConsultation, newDelegation, newDocument, newPatient, newTeamMember } from "@/lib/access/testing"
import { newReviewer } from "@/lib/review/testing"
import { Undone } from "./without-constraints"

/** As what somebody comes to a patient's rows; `parent` to those of a child, the others to Jeanne's. */
const COMERS = ["person", "parent", "helper", "member", "visitor", "former", "reviewer", "stranger"] as const
type Comer = (typeof COMERS)[number]

/** Whose row, or whose item it hangs on: of who comes, of the person, of another helper, of another professional. */
const WHOSE = ["own", "hers", "helped", "care"] as const
type Whose = (typeof WHOSE)[number]

/** Who can, with whose rows: `own helped`, or `any`. */
export type Able = Partial<Record<Comer, string>>

/** What somebody tries: before it the database is brought there, with the superuser; `$me` and its like stand for who and what it is. */
export type Gesture = { before: string; act: string }

type Cast = Record<Comer, Actor> & { others: Record<Exclude<Whose, "own">, Actor>; patientId: string; childId: string }

/** Everybody who may come, each by one live reason, or none any more, or none at all. */
export async function newCast(superuser: Sql): Promise<Cast> {
  const [person, helper, paul] = [
    await newActor("Jeanne Lefèvre"),
    await newActor("Claire Lefèvre"),
    await newActor("Paul Lefèvre"),
  ]
  const professional = (name: string) => newActor(name, "professional")
  const [member, visitor] = [await professional("Anne Morel"), await professional("Sophie Caron")]
  const [former, other] = [await professional("Marc Petit"), await professional("Julie Caron")]
  const patientId = await newPatient(person)
  for (const one of [helper, paul]) await newDelegation(person, patientId, one)
  for (const one of [member, other]) await newTeamMember(person, patientId, one)
  await newConsultation(person, patientId, visitor)
  await newDocument(person, patientId, {
    authorKind: "professional",
    authorAccountId: former.accountId,
    authorName: "Marc Petit",
  })
  await newBlock(person, patientId, former)
  const [parent, stranger, reviewer] = [await newActor("Hugo Roche"), await newActor("Victor Noël"), await newReviewer()]
  const childId = await newChild(superuser, parent)
  const others = { hers: person, helped: paul, care: other }
  return { person, parent, helper, member, visitor, former, reviewer, stranger, others, patientId, childId }
}

/** A child's space that nobody holds, with one who answers for the child. */
async function newChild(superuser: Sql, parent: Actor): Promise<string> {
  const childId = await newPatient(await newActor("Lou Roche"))
  await superuser.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`update patients set holder_account_id = null where patient_id = ${childId}`
    await tx`insert into delegations (patient_id, basis, status, caregiver_account_id, caregiver_name, relation, purpose, permissions,
        document_groups, duration_months, at_end, opens_at, ends_at, closes_at, review_case_id)
      values (${childId}, 'parental_authority', 'active', ${parent.accountId}, 'Hugo Roche', 'father', 'everyday', '{view:documents}',
        '{}', 6, 'stop', now() - interval '1 day', now() + interval '1 year', now() + interval '1 year', ${randomUUID()})`
  })
  return childId
}

/** On what other rows hang. */
const ITEMS = ["conditions", "measures", "documents", "appointments"]

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
  const kind = (one: Actor) => (one.face === "professional" ? "professional" : one === cast.person ? "patient" : "caregiver")
  const words: Record<string, string> = {
    ...{ patient: patientId, item: randomUUID(), other: randomUUID() },
    ...{ me: who.accountId, mykind: kind(who), mystate: comer === "helper" ? "proposed" : "confirmed" },
    ...{ author: author.accountId, kind: kind(author) },
  }
  return { words, patientId, me: who.accountId }
}
