import { type SQL, sql } from "drizzle-orm"
import { type AnyPgColumn, check, customType, timestamp, uuid } from "drizzle-orm/pg-core"

/** Whose record the row belongs to: first in every key, never updated. */
export const patientId = () => uuid("patient_id").notNull()

/** A new identifier, ordered by time (Postgres 18). */
export const newId = () => uuid("id").notNull().default(sql`uuidv7()`)

export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" })

export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" })

export const xid8 = customType<{ data: string; driverData: string }>({ dataType: () => "xid8" })

/** A closed list of words as it stands in a CHECK. */
export const quoted = (words: readonly string[]): SQL => sql.raw(words.map((word) => `'${word}'`).join(", "))

/** A CHECK that the column holds one of the words of a closed list. */
export const isOneOf = (name: string, column: AnyPgColumn, words: readonly string[]) =>
  check(name, sql`${column} in (${quoted(words)})`)

/** A CHECK that every member of the array is one of the words of a closed list. */
export const areAllOf = (name: string, column: AnyPgColumn, words: readonly string[]) =>
  check(name, sql`${column} <@ array[${quoted(words)}]::text[]`)
