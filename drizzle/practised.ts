import "server-only"
import { type SQL, sql } from "drizzle-orm"
import type { AnyPgColumn } from "drizzle-orm/pg-core"
import type { Practised, Sex } from "./vocabulary"

/** The sex of the professional whose account this is; null where it is not known, or the account is closed. */
export const sexOf = (account: AnyPgColumn) => sql<Sex | null>`relais.professional_sex(${account})`

/** What a professional is called today, or the name that the row keeps. */
export const nameOf = (account: AnyPgColumn, kept: AnyPgColumn) =>
  sql<string>`coalesce(relais.professional_name(${account}), ${kept})`

/** The profession that a row was signed with, and the sex of who signed it; null where it was no professional. */
export function practised(code: AnyPgColumn, account: AnyPgColumn): SQL<Practised | null> {
  return sql<Practised | null>`case when ${code} is not null then jsonb_build_object('code', ${code}, 'sex', ${sexOf(account)}) end`
}
