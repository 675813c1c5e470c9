import { inspect } from "node:util"
import { sql } from "drizzle-orm"
import { afterAll, expect, test } from "vitest"
import { openDatabase } from "./client"
import { sessions } from "./schema/sessions"
import { testDatabase } from "./testing/database"

const { sql: client, database } = openDatabase(testDatabase().portalUrl, 1)
afterAll(() => client.end())

const NAME = "Jeanne Lefèvre"

test.each<[string, () => Promise<unknown>]>([
  ["outside a transaction", async () => database.execute(sql`select ${NAME}::uuid`)],
  ["in a transaction", () => database.transaction((tx) => tx.execute(sql`select ${NAME}::uuid`))],
  ["as a query that was built", async () => database.select({ face: sessions.face }).from(sessions).where(sql`${NAME}::int = 1`)],
  ["as a row that is refused", async () => database.execute(sql`insert into accounts (display_name) values (${NAME})`)],
])("What is asked %s and fails writes no value into a log", async (_, ask) => {
  const error = await ask().catch((caught: unknown) => caught)
  expect(error).toMatchObject({ name: "StatementError" })
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain("Lefèvre")
})
