import type { ISql } from "postgres"
import { WORD_LISTS, type WordList } from "./word-lists"

const quoted = (words: readonly string[]) =>
  [...words]
    .sort()
    .map((word) => `'${word.replaceAll("'", "''")}'`)
    .join(", ")

function conditionOf({ column, kind, words, unless }: WordList): string {
  const list = kind === "one" ? `${column} in (${quoted(words)})` : `${column} <@ array[${quoted(words)}]::text[]`
  return unless ? `${unless} or ${list}` : list
}

/** The lists that stand in the database otherwise than they are declared, or not at all. */
export async function listChangedWords(tx: ISql, lists = WORD_LISTS): Promise<WordList[]> {
  const changed: WordList[] = []
  for (const list of lists) {
    const [standing] = await tx`select pg_get_constraintdef(oid) as says from pg_constraint
      where conrelid = ${`public.${list.table}`}::regclass and conname = ${list.constraint}`
    if (standing?.says.replace(/ NOT VALID$/, "") !== (await asPostgresSays(tx, list))) changed.push(list)
  }
  return changed
}

/** Postgres writes a condition in its own way: the declared one is compared after it has gone the same way, in an empty copy. */
async function asPostgresSays(tx: ISql, list: WordList): Promise<string> {
  await tx.unsafe(`create temporary table wanted (like public.${list.table});
    alter table wanted add constraint said check (${conditionOf(list)})`)
  const [row] = await tx`select pg_get_constraintdef(oid) as says from pg_constraint
    where conrelid = 'pg_temp.wanted'::regclass and conname = 'said'`
  await tx`drop table pg_temp.wanted`
  return row?.says
}

/** Puts the declared list in the place of the standing one. It holds for new rows at once; `validateWords` looks at the old ones. */
export async function replaceWords(tx: ISql, list: WordList): Promise<void> {
  await tx.unsafe(`alter table public.${list.table} drop constraint if exists ${list.constraint};
    alter table public.${list.table} add constraint ${list.constraint} check (${conditionOf(list)}) not valid`)
}

/**
 * Looks at the rows that were there before a list changed, while people read and write; a fault is found again each time.
 * @throws Error when a row holds a word that was taken away: a migration moves it first
 */
export async function validateWords(sql: ISql): Promise<void> {
  const pending = await sql`select conrelid::regclass::text as on_table, conname as name from pg_constraint
    where contype = 'c' and not convalidated and connamespace = 'public'::regnamespace`
  for (const { on_table, name } of pending) {
    try {
      await sql`alter table ${sql.unsafe(on_table)} validate constraint ${sql(name)}`
    } catch (cause) {
      throw new Error(`${on_table} holds words that ${name} does not know: a migration has to move them first.`, { cause })
    }
  }
}
