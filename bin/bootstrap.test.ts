import postgres from "postgres"
import { afterAll, expect, test } from "vitest"
import { testDatabase } from "@/drizzle/testing/database"

const portal = postgres(testDatabase().portalUrl, { max: 1 })
afterAll(() => portal.end())

test("The portal's role owns nothing and cannot step around the policies", async () => {
  const [role] =
    await portal`select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user`
  expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false })
  const [owned] = await portal`select count(*)::int as tables from pg_class where pg_get_userbyid(relowner) = current_user`
  expect(owned?.tables).toBe(0)
})

test("The portal's role can make no table and read no job", async () => {
  await expect(portal`create table stray (id int)`).rejects.toThrow("permission denied")
  await expect(portal`select * from pgboss.job`).rejects.toThrow("permission denied")
})
