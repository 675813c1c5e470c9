import postgres from "postgres"
import { afterAll, expect, test } from "vitest"
import { openDatabase } from "@/drizzle/client"
import { testDatabase } from "@/drizzle/testing/database"
import { enqueue } from "./enqueue"

const { portalUrl, ownerUrl } = testDatabase()
const portal = openDatabase(portalUrl, 1)
const owner = postgres(ownerUrl, { max: 1 })

afterAll(() => Promise.all([portal.sql.end(), owner.end()]))

test("A job of the clock that waits already is not queued a second time", async () => {
  await owner`delete from pgboss.job_common where name = 'objects.sweep'`
  const add = () => portal.database.transaction((tx) => enqueue(tx, "objects.sweep", {}))
  expect([await add(), await add()]).toEqual([true, false])
})

test("A job that no queue knows is refused loudly", async () => {
  await expect(portal.sql.unsafe("select jobs.enqueue('mail.unknown', '{}')")).rejects.toThrow("no queue named mail.unknown")
})
