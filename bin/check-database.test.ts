import postgres from "postgres"
import { expect, test } from "vitest"
import { testDatabase } from "@/drizzle/testing/database"
import { checkDatabase } from "./check-database"

const { ownerUrl, portalUrl, workerUrl, superuserUrl } = testDatabase()

test("An operator may start the portal and the worker each under its own role", async () => {
  await checkDatabase(portalUrl, "relais_portal")
  await checkDatabase(workerUrl, "relais_worker")
})

test.each([
  ["the owner's role", ownerUrl, "owns its tables"],
  ["a superuser", superuserUrl, "is a superuser"],
  ["the worker's role", workerUrl, "runs here as relais_portal, not as relais_worker"],
  ["a wrong password", portalUrl.replace(/:[^:@]+@/, ":wrong@"), "does not let Relais in"],
  ["an address where nothing listens", "postgres://relais_portal:x@127.0.0.1:1/relais", "does not let Relais in"],
])("An operator who configured %s reads why the portal does not start", async (_what, url, why) => {
  await expect(checkDatabase(url, "relais_portal")).rejects.toThrow(why)
})

test("An operator who forgot to migrate is told which command to run", async () => {
  const owner = postgres(ownerUrl, { max: 1 })
  const [last] =
    await owner`delete from relais_migrations.applied where name = (select max(name) from relais_migrations.applied) returning *`
  try {
    await expect(checkDatabase(portalUrl, "relais_portal")).rejects.toThrow("run npm run db:migrate first")
  } finally {
    await owner`insert into relais_migrations.applied ${owner(last ?? {})}`
    await owner.end()
  }
})
