import { randomBytes, randomInt, randomUUID } from "node:crypto"
import type { Sql } from "postgres"

/** What an owner of the database may write in a column of each type, from what stands there. */
const OTHERS: Record<string, (column: string) => string> = {
  uuid: () => `'${randomUUID()}'::uuid`,
  text: (column) => oneOf(`coalesce(${column}, '') || 'x'`, "null", "''", `upper(coalesce(${column}, 'a'))`, "'document.viewed'"),
  bool: (column) => `not ${column}`,
  int4: (column) => oneOf(`coalesce(${column}, 0) + ${randomInt(1, 1000)}`, `coalesce(${column}, 0) - ${randomInt(1, 1000)}`),
  int2: (column) => `coalesce(${column}, 0) + ${randomInt(1, 100)}`,
  timestamptz: (column) =>
    oneOf(`${column} + interval '1 microsecond'`, `${column} - interval '${randomInt(1, 1e6)} seconds'`, "'infinity'"),
  xid8: (column) =>
    oneOf(`(${column}::text::bigint + ${randomInt(1, 1e6)})::text::xid8`, "'1'::xid8", `'${randomInt(1e9, 1e12)}'::xid8`),
  bytea: (column) =>
    oneOf(
      `coalesce(${column}, '') || '\\x00'`,
      `set_byte(coalesce(nullif(${column}, ''), '\\x00'), 0, (get_byte(coalesce(nullif(${column}, ''), '\\x00'), 0) + 1) % 256)`,
      `'\\x${randomBytes(32).toString("hex")}'::bytea`,
      "''::bytea",
    ),
  _uuid: (column) =>
    oneOf(
      `${column} || '${randomUUID()}'::uuid`,
      `array['${randomUUID()}'::uuid] || ${column}[2:]`,
      `${column}[2:]`,
      `${column}[2:] || ${column}[1:1]`,
      "'{}'::uuid[]",
    ),
}

const oneOf = (...choices: string[]) => choices[randomInt(choices.length)] ?? ""

type Column = { name: string; type: string; of: string }

/** Tables of the journal, and the columns of each, as they stand in the database now. */
export async function readColumns(sql: Sql): Promise<Column[]> {
  const rows = await sql`select table_name as of, column_name as name, udt_name as type from information_schema.columns
    where table_schema = 'public' and table_name in ('audit_events', 'audit_places', 'audit_batches', 'review_events')`
  return rows.map(({ of, name, type }) => ({ of, name, type }))
}

/** A change of one row of the journal, its places or its seals, said in SQL. */
export function randomMutation(columns: readonly Column[]): string {
  const kinds = [altered, altered, altered, altered, swapped, removed, added]
  return (kinds[randomInt(kinds.length)] ?? altered)(columns)
}

const anyRow = (table: string) => `(select ctid from ${table} order by random() limit 1)`

function altered(columns: readonly Column[]): string {
  const { of, name, type } = columns[randomInt(columns.length)] ?? { of: "", name: "", type: "" }
  const other = OTHERS[type]
  if (!other) throw new Error(`Nothing is known of ${type}, the type of ${of}.${name}`)
  return `update ${of} set ${name} = ${other(name)} where ctid = ${anyRow(of)}`
}

/** Two rows change places in one column. */
function swapped(columns: readonly Column[]): string {
  const of = oneOf("audit_events", "review_events", "audit_batches")
  const own = columns.filter((column) => column.of === of)
  const name = own[randomInt(own.length)]?.name
  return `with two as (select array_agg(ctid) as at from (select ctid from ${of} order by random() limit 2) as chosen)
    update ${of} as one set ${name} = other.${name} from ${of} as other, two
    where (one.ctid = two.at[1] and other.ctid = two.at[2]) or (one.ctid = two.at[2] and other.ctid = two.at[1])`
}

function removed(): string {
  const of = oneOf("audit_events", "review_events", "audit_batches")
  return `delete from ${of} where ctid = ${anyRow(of)}`
}

/** A row like another, under a name of its own, among the sealed ones, or in a time that has not been. */
function added(): string {
  const of = oneOf("audit_events", "review_events", "audit_places", "audit_batches")
  const at = `select * from ${of} order by random() limit 1`
  const named = {
    audit_events: `id => '${randomUUID()}'::uuid`,
    review_events: `id => '${randomUUID()}'::uuid`,
    audit_places: `event_id => '${randomUUID()}'::uuid`,
    audit_batches: `number => ${randomInt(-50, 50) || 99}`,
  }[of]
  const [name, value] = named?.split(" => ") ?? []
  const time = /events$/.test(of) ? `, 'tx', ${oneOf("'1'", `'${randomInt(1e9, 1e12)}'`, "one.tx::text")}` : ""
  const own = `to_jsonb(one) || jsonb_build_object('${name}', ${value}${time})`
  return `insert into ${of} select (jsonb_populate_record(null::${of}, ${own})).* from (${at}) as one`
}
