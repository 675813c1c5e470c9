import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import postgres, { type TransactionSql } from "postgres"
import { afterAll, describe, expect, it } from "vitest"
import { testDatabase } from "@/drizzle/testing/database"
import { composeAccess } from "./compose"
import { FRAGMENTS } from "./fragments"
import { layAccess } from "./lay"
import { describeAccess } from "./standing"

const owner = postgres(testDatabase().ownerUrl, { max: 1, onnotice: () => {} })
afterAll(() => owner.end())

class Enough extends Error {}

/** What differs between the database and the files, after something was done to the database; nothing of it stays. */
async function differences(done: (tx: TransactionSql) => Promise<unknown> = async () => {}) {
  const found = { onlyInDatabase: [] as string[], onlyInFiles: [] as string[] }
  const trying = owner.begin(async (tx) => {
    await done(tx)
    const standing = await describeAccess(tx)
    await layAccess(tx)
    const said = await describeAccess(tx)
    found.onlyInDatabase = standing.filter((line) => !said.includes(line))
    found.onlyInFiles = said.filter((line) => !standing.includes(line))
    throw new Enough()
  })
  await trying.catch((error) => {
    if (!(error instanceof Enough)) throw error
  })
  return found
}

describe("Who reaches what in the database", () => {
  it("is what the files of drizzle/access say, and nothing that no file says", async () => {
    expect(await differences()).toEqual({ onlyInDatabase: [], onlyInFiles: [] })
  })

  it.each([
    ["a policy", "create policy open_door on documents for select to relais_portal using (true)"],
    ["a function", "create function relais.open_door() returns text language sql return 'open'"],
    [
      "a trigger",
      "create trigger twice before update on documents for each row execute function suppress_redundant_updates_trigger()",
    ],
    ["a grant", "grant delete on documents to relais_portal"],
    ["a grant of a column", "grant update (deposited_at) on documents to relais_portal"],
    ["a grant to everybody", "grant select on rules to public"],
    ["somebody who may make things", "grant create on schema public to relais_portal"],
  ])("is compared with the files: %s that no file says is found", async (_, sql) => {
    expect((await differences((tx) => tx.unsafe(sql))).onlyInDatabase.length).toBeGreaterThan(0)
  })

  it.each([
    ["a policy", "drop policy read on documents"],
    ["a function", "drop function relais.sealing_lag()"],
    ["a trigger", "drop trigger written_once on audit_events"],
    ["a trigger that is off", "alter table audit_events disable trigger written_once"],
    ["a grant", "revoke select on documents from relais_portal"],
    ["a grant of a column", "revoke update (title) on documents from relais_portal"],
    ["row-level security", "alter table documents disable row level security"],
    ["row-level security for the owner", "alter table documents no force row level security"],
    ["a list of words", "alter table audit_events drop constraint audit_action_is_known_word"],
  ])("is compared with the files: %s that the database lacks is found", async (_, sql) => {
    expect((await differences((tx) => tx.unsafe(sql))).onlyInFiles.length).toBeGreaterThan(0)
  })

  it("says no span of time and no number of tries by itself: the reference data does", () => {
    const spans = composeAccess().filter(({ text }) =>
      /interval '|make_interval\((?!secs => s\.idle_seconds\))|\d+ (minute|hour|day|month|year)s?'/.test(text),
    )
    expect(spans.map(({ path }) => path)).toEqual([])
  })

  it("is said in files named after what they say", async () => {
    const functions = await owner`select proname as name from pg_proc where pronamespace = 'relais'::regnamespace order by 1`
    const tables =
      await owner`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`
    const named = (folder: string) =>
      composeAccess()
        .flatMap(({ path }) => (path.startsWith(folder) ? [path.slice(path.lastIndexOf("/") + 1, -4)] : []))
        .sort()
    expect(named("functions/")).toEqual(functions.map(({ name }) => name))
    expect(named("tables/")).toEqual(tables.map(({ name }) => name))
  })
})

describe("A piece of SQL that is composed", () => {
  it("says of a basis what its module says: no file holds a basis against a word of its own", () => {
    const folder = join(import.meta.dirname, "../../drizzle/access")
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".sql"))
    const typed = files.filter((name) => /\bbasis (=|<>|in \() ?'/.test(readFileSync(join(folder, name), "utf8")))
    expect(typed).toEqual([])
  })

  it("is refused when nothing gives it, and when nothing asks for it", () => {
    expect(() => composeAccess(undefined, {})).toThrow("which nothing gives")
    expect(() => composeAccess(undefined, { ...FRAGMENTS, forgotten: "true" })).toThrow(
      "No file of drizzle/access asks for forgotten",
    )
  })
})
