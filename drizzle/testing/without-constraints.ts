import type { TransactionSql } from "postgres"

/** Thrown at the end of a transaction of which nothing is to stay. */
export class Undone extends Error {}

/** Takes a table's constraints away, so that nothing of them can refuse what is tried. */
export async function withoutConstraints(tx: TransactionSql, table: string) {
  const constraints =
    await tx`select conname as name from pg_constraint where conrelid = ${table}::regclass order by contype in ('p', 'u') desc`
  for (const { name } of constraints) await tx`alter table ${tx(table)} drop constraint if exists ${tx(name)} cascade`
}
