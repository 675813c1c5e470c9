import { type AddressInfo, connect, createServer } from "node:net"
import { setTimeout } from "node:timers/promises"
import { inspect } from "node:util"
import { sql } from "drizzle-orm"
import { afterAll, describe, expect, test } from "vitest"
import { isDatabaseAway } from "./away"
import { openDatabase, type Transaction } from "./client"
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

describe("What fails because Postgres is away", () => {
  const away = openDatabase("postgresql://nobody:secret@127.0.0.1:1/nowhere", 1)
  afterAll(() => away.sql.end())

  test.each<[string, () => Promise<unknown>]>([
    ["outside a transaction", async () => away.database.execute(sql`select ${NAME}::uuid`)],
    ["in a transaction", () => away.database.transaction((tx) => tx.execute(sql`select ${NAME}::uuid`))],
  ])("%s is told from a fault, with a reference and without a value", async (_, ask) => {
    const error = await ask().catch((caught: unknown) => caught)
    expect(isDatabaseAway(error)).toBe(true)
    expect(error).toMatchObject({ digest: expect.stringMatching(/^away-\d+$/) })
    expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/Lefèvre|secret/)
  })

  test("is nothing that Postgres refuses", async () => {
    const error = await database.execute(sql`select ${NAME}::uuid`).catch((caught: unknown) => caught)
    expect(isDatabaseAway(error)).toBe(false)
    expect(error).not.toHaveProperty("digest")
  })
})

describe("A transaction", () => {
  test("sends BEGIN with its first statement, and waits for both at once", async () => {
    const sent: string[] = []
    const { hostname, port } = new URL(testDatabase().portalUrl)
    const relay = createServer((from) => {
      const to = connect(Number(port), hostname)
      from.on("data", (chunk) => sent.push(chunk.toString("latin1")))
      for (const socket of [from, to]) socket.on("error", () => socket.destroy())
      from.pipe(to).pipe(from)
    })
    await new Promise<void>((listening) => relay.listen(0, "127.0.0.1", listening))
    const address = new URL(testDatabase().portalUrl)
    address.hostname = "127.0.0.1"
    address.port = String((relay.address() as AddressInfo).port)
    const relayed = openDatabase(address.href, 1)
    const ask = () => relayed.database.transaction((tx) => tx.execute(sql`select 1 as asked`))
    await ask()
    sent.length = 0
    await ask()
    const [first, ...others] = [...sent]
    await relayed.sql.end()
    relay.close()
    expect(first).toMatch(/^Q.{4}begin /s)
    expect(first).toContain("select 1 as asked")
    expect(others, "COMMIT").toHaveLength(1)
  })

  test("of many that wait for one connection reads only its own settings", async () => {
    const asOne = (name: string) =>
      database.transaction(async (tx) => {
        await tx.execute(sql`select set_config('app.tried', ${name}, true)`)
        const [row] = await tx.execute<{ read: string }>(sql`select current_setting('app.tried') as read`)
        return row?.read
      })
    const names = Array.from({ length: 50 }, (_, place) => `transaction ${place}`)
    expect(await Promise.all(names.map(asOne))).toEqual(names)
  })

  const cutOff = (tx: Transaction) => tx.execute(sql`select pg_terminate_backend(pg_backend_pid())`)

  test("whose connection is cut fails, and all that comes later is answered", async () => {
    for (let turn = 0; turn < 3; turn++) {
      await expect(database.transaction(cutOff)).rejects.toThrow()
      expect(await database.transaction((tx) => tx.execute(sql`select 1 as answered`))).toEqual([{ answered: 1 }])
      await expect(database.execute(sql`select pg_terminate_backend(pg_backend_pid())`)).rejects.toThrow()
      expect(await database.execute(sql`select 1 as answered`)).toEqual([{ answered: 1 }])
    }
  })

  test("whose connection is cut while it is busy elsewhere says nothing in the one that comes next", async () => {
    const said: string[] = []
    const elsewhere = Promise.withResolvers<void>()
    const dead = database.transaction(async (tx) => {
      await tx.execute(sql`set local idle_in_transaction_session_timeout = '50ms'`)
      await elsewhere.promise
      await tx.execute(sql`select set_config('app.tried', 'of the dead', true)`).catch((error: Error) => said.push(error.message))
    })
    const next = database.transaction(async (tx) => {
      elsewhere.resolve()
      await setTimeout(50)
      return tx.execute(sql`select current_setting('app.tried', true) as read`)
    })
    await expect(dead).rejects.toThrow()
    expect(await next).not.toContainEqual({ read: "of the dead" })
    expect(said).toHaveLength(1)
  })

  test("that no Postgres answers fails", async () => {
    const nowhere = openDatabase("postgres://nobody@127.0.0.1:1/nothing", 1)
    await expect(nowhere.database.transaction((tx) => tx.execute(sql`select 1`))).rejects.toThrow("ECONNREFUSED")
    await nowhere.sql.end()
  })
})
