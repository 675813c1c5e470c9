import type { Sql, TransactionSql } from "postgres"
import type { Contents, Table } from "./contents"

/** Sessions are not kept: whoever comes back after a restore signs in anew. */
const LEFT_OUT = ["sessions"]
/** Mails that wait, or are in hand. The queue's other rows are made anew by its clock. */
const JOBS = { name: "pgboss.job_common", where: "where name like 'mail.%' and state in ('created', 'retry', 'active')" }

type Write = (table: Pick<Table, "name">, rows: AsyncIterable<Uint8Array>) => Promise<void>
type Snapshot = Pick<Contents, "migrations" | "tables" | "takenAt"> & { objectKeys: string[] }

/**
 * Hands over every row as it stands at one instant, while people go on: one transaction that sees nothing of what is
 * written meanwhile, and holds up nobody. The keys of the objects that the rows name come with it.
 */
export function takeSnapshot(sql: Sql, write: Write): Promise<Snapshot> {
  return sql.begin("isolation level repeatable read read only", async (tx) => {
    await requireEveryRow(tx)
    const [clock] = await tx`select now()::text as now`
    const tables: Table[] = []
    for (const { name, columns, where } of await listTables(tx)) {
      const from = `from ${name} ${where}`
      const [count] = await tx.unsafe(`select count(*)::int as rows ${from}`)
      await write({ name }, await tx.unsafe(`copy (select ${columns.join(", ")} ${from}) to stdout`).readable())
      tables.push({ name, columns, rows: count?.rows })
    }
    const keys = await tx`select object_key as key from document_files union select object_key from deposit_files
      union select object_key from review_evidence where object_key is not null`
    return { takenAt: clock?.now, migrations: await readMigrations(tx), tables, objectKeys: keys.map(({ key }) => key).sort() }
  })
}

/** A role that policies bind would see a part of the rows, and the back-up would look whole. */
async function requireEveryRow(tx: TransactionSql): Promise<void> {
  const [role] = await tx`select rolsuper or rolbypassrls as sees from pg_roles where rolname = current_user`
  if (!role?.sees)
    throw new Error("BACKUP_DATABASE_URL must sign in as a role that reads every row: a superuser, or one with BYPASSRLS.")
}

/** The migrations that made the tables what they are. */
export async function readMigrations(sql: Sql | TransactionSql): Promise<Contents["migrations"]> {
  const rows = await sql`select name, hash from relais_migrations.applied where name ~ '^[0-9]{4}_' order by name`
  return rows.map(({ name, hash }) => ({ name, hash }))
}

async function listTables(tx: TransactionSql) {
  const rows = await tx`
    select format('%I.%I', n.nspname, c.relname) as name, array_agg(quote_ident(a.attname) order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind = 'r' and (n.nspname = 'public' and c.relname <> all(${LEFT_OUT}) or c.oid = ${JOBS.name}::regclass)
    group by 1 order by 1`
  return rows.map(({ name, columns }) => ({ name, columns: columns as string[], where: name === JOBS.name ? JOBS.where : "" }))
}
