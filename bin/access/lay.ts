import type { ISql, TransactionSql } from "postgres"
import { composeAccess, hashAccess } from "./compose"
import { listChangedWords, replaceWords } from "./words"

/** Under this name the digest of what was laid last stands beside the migrations that were applied. */
export const ACCESS = "access"

/** Takes away all that decides who reaches what, and lays what the files of drizzle/access say, in this transaction. */
export async function layAccess(tx: TransactionSql): Promise<void> {
  await lockTables(tx)
  for (const { path, text } of composeAccess()) {
    try {
      await tx.unsafe(text)
    } catch (cause) {
      throw new Error(`drizzle/access/${path}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
    }
  }
  for (const list of await listChangedWords(tx)) await replaceWords(tx, list)
  await tx`insert into relais_migrations.applied (name, hash) values (${ACCESS}, ${hashAccess()})
    on conflict (name) do update set hash = excluded.hash, applied_at = now()`
}

/**
 * All tables at once, and well within the second after which Postgres looks for deadlocks: a reader who has one of them and
 * waits for another is never the one that is refused.
 */
async function lockTables(tx: ISql) {
  const tables = await tx`select oid::regclass::text as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`
  await tx`set local statement_timeout = '300ms'`
  await tx.unsafe(`lock table ${tables.map(({ name }) => name).join(", ")} in access exclusive mode`)
  await tx`set local statement_timeout = 0`
}
