import { randomUUID } from "node:crypto"
import type postgres from "postgres"
import type { Actor } from "@/lib/access/actor"
import { asSuperuser, type BenchDatabase } from "./database"

/** Somebody who may read a patient's documents: the person herself, or her caregiver. */
export type Reader = { accountId: string; patientId: string }

export type Crowd = { holders: Reader[]; caregivers: Reader[]; longRecord: Reader }

type Size = { documents: number; longRecord: number }

const DOCUMENTS_PER_PATIENT = 100
const READERS = 500
const PIECE = 500_000

/**
 * Fills a database with patients of a hundred documents each, one caregiver each, and one long record. Documents of
 * different patients lie mixed in the table, as people deposit them. Loaded past triggers and policies, like a restore.
 */
export async function makeCrowd(database: BenchDatabase, { documents, longRecord }: Size): Promise<Crowd> {
  const patients = Math.max(2, Math.round(documents / DOCUMENTS_PER_PATIENT))
  return asSuperuser(database.superuserUrl, async (sql) => {
    await sql`set session_replication_role = replica`
    await sql`set synchronous_commit = off`
    await sql`set maintenance_work_mem = '256MB'`
    await insertPeople(sql, patients)
    await insertDocuments(sql, patients, documents)
    await insertLongRecord(sql, longRecord)
    await sql`vacuum analyze`
    await sql`checkpoint`
    return chooseReaders(sql)
  })
}

async function insertPeople(sql: postgres.Sql, patients: number) {
  await sql`create unlogged table bench_people as
    select n, uuidv7() as patient_id, uuidv7() as holder_id, uuidv7() as caregiver_id from generate_series(0, ${patients}::int) n`
  await sql`create unique index on bench_people (n)`
  await sql`insert into accounts (id, face, issuer, subject, display_name, birth_name, given_names, first_given_name, sex, birth_date, birth_country_cog)
    select id, 'citizen', 'https://identity.test', id::text, 'Jeanne Lefèvre', 'Lefèvre', 'Jeanne', 'Jeanne', 'female', '1944-03-12', '99100'
    from bench_people, unnest(array[holder_id, caregiver_id]) id`
  await sql`insert into patients (patient_id, holder_account_id, birth_name, given_names, first_given_name, sex, birth_date, birth_country, wrapped_key, root_key_id)
    select patient_id, holder_id, 'Lefèvre', 'Jeanne', 'Jeanne', 'female', '1944-03-12', '99100', decode(repeat('00', 60), 'hex'), 'bench'
    from bench_people`
  await sql`insert into delegations (patient_id, status, caregiver_account_id, caregiver_name, relation, purpose, permissions, document_groups, duration_months, at_end, opens_at, ends_at, closes_at)
    select patient_id, 'active', caregiver_id, 'Claire Lefèvre', 'daughter', 'everyday', '{view:documents,add:documents}', '{lab_results,prescriptions}',
      6, 'stop', now() - interval '1 day', now() + interval '6 months', now() + interval '6 months'
    from bench_people`
}

/** In pieces, so that a large crowd does not hold one huge transaction. */
async function insertDocuments(sql: postgres.Sql, patients: number, documents: number) {
  for (let from = 0; from < documents; from += PIECE) {
    const to = Math.min(documents, from + PIECE) - 1
    // 7919 is a prime that divides no crowd: each patient gets the same number of rows, never two in a row.
    await sql`insert into documents (patient_id, type_code, document_group, title, act_on, deposited_at, author_kind, author_account_id, author_name, sensitivity, sensitive_topic, media_type, byte_size, idempotency_key)
      select p.patient_id, '11502-2', case turn % 3 when 0 then 'prescriptions' else 'lab_results' end, 'Analyses de sang ' || i,
        '2026-01-01'::date - (i % 700)::int, timestamptz '2026-01-01' + i * interval '1 second', 'patient', p.holder_id, 'Jeanne Lefèvre',
        case when turn % 20 = 0 then 'sensitive' else 'not' end, case when turn % 20 = 0 then 'mental_health' end, 'application/pdf', 100000, uuidv4()
      from generate_series(${from}::bigint, ${to}::bigint) i
      cross join lateral (select i / ${patients}::bigint as turn) t
      join bench_people p on p.n = 1 + (i * 7919) % ${patients}::bigint`
  }
  // Half of everything was opened by its holder, and one document in fifty is kept from the caregiver.
  await sql`insert into item_reads (patient_id, section, item_id, account_id)
    select d.patient_id, 'documents', d.id, d.author_account_id from documents d where d.deposited_at < timestamptz '2026-01-01' + ${documents / 2}::bigint * interval '1 second'`
  await sql`insert into item_exclusions (patient_id, section, item_id, account_id)
    select d.patient_id, 'documents', d.id, p.caregiver_id from documents d join bench_people p using (patient_id) where hashtext(d.id::text) % 50 = 0`
}

async function insertLongRecord(sql: postgres.Sql, documents: number) {
  await sql`insert into documents (patient_id, type_code, document_group, title, act_on, deposited_at, author_kind, author_account_id, author_name, sensitivity, media_type, byte_size, idempotency_key)
    select p.patient_id, '11502-2', 'lab_results', 'Analyses de sang ' || i, '2026-01-01', timestamptz '2025-01-01' + i * interval '1 minute',
      'patient', p.holder_id, 'Jeanne Lefèvre', 'not', 'application/pdf', 100000, uuidv4()
    from generate_series(1, ${documents}::int) i join bench_people p on p.n = 0`
}

async function chooseReaders(sql: postgres.Sql): Promise<Crowd> {
  const rows = await sql<{ patient_id: string; holder_id: string; caregiver_id: string }[]>`
    select patient_id, holder_id, caregiver_id from bench_people where n > 0 order by md5(n::text) limit ${READERS}`
  const [long] = await sql`select patient_id, holder_id from bench_people where n = 0`
  return {
    holders: rows.map((row) => ({ accountId: row.holder_id, patientId: row.patient_id })),
    caregivers: rows.map((row) => ({ accountId: row.caregiver_id, patientId: row.patient_id })),
    longRecord: { accountId: long?.holder_id, patientId: long?.patient_id },
  }
}

/** The reader as a request would know them. */
export function actorOf({ accountId }: Pick<Reader, "accountId">): Actor {
  return {
    accountId,
    face: "citizen",
    displayName: "Jeanne Lefèvre",
    givenName: "Jeanne",
    traits: null,
    sex: null,
    exercice: null,
    email: null,
    language: "fr",
    sessionPublicId: randomUUID(),
    steppedUpAt: null,
  }
}
