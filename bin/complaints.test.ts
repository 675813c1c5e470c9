import { randomUUID } from "node:crypto"
import { afterAll, beforeEach, expect, test } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import { testDatabase } from "@/drizzle/testing/database"
import { withOwn } from "@/lib/access/own-access"
import { asSuperuser, newActor } from "@/lib/access/testing"
import { sendComplaint, withdrawComplaint } from "@/lib/complaints/commands"
import { requireComplaint } from "@/lib/complaints/queries"
import { complaintsFromArguments } from "./complaints"

beforeEach(async () => {
  await asSuperuser((sql) => sql`truncate complaints`)
})
afterAll(closeDatabase)

const run = (...args: string[]) => complaintsFromArguments(testDatabase().workerUrl, args)
const SAID = { about: "Mon accès", words: "Il a pris fin\nsans un mot.\u001b[2J", answer: "claire@example.org" }

test("Whoever runs the portal reads what waits and how to answer, never whose account it is; its author sees how far it is", async () => {
  const claire = await newActor("Claire Lefèvre")
  const id = await withOwn(claire, (own) => sendComplaint(own, SAID))
  const stateNow = async () => (await withOwn(claire, (own) => requireComplaint(own, id))).state
  expect(await stateNow()).toBe("sent")
  const printed = await run()
  expect(printed).toContain("Il a pris fin\nsans un mot.[2J")
  expect(printed).toContain("Answer by: claire@example.org")
  expect(printed).not.toMatch(new RegExp(`Lefèvre|${claire.accountId}|\\u001b`))
  expect(await stateNow()).toBe("read")
  expect(await run()).toContain(id)
  expect(await run("--answered", id)).toContain("answered")
  expect(await stateNow()).toBe("answered")
  expect(await run()).toBe("No complaint waits for an answer.")
  await expect(run("--answered", id)).rejects.toThrow("No complaint of that id")
})

test("What was taken back is read by nobody", async () => {
  const claire = await newActor("Claire Lefèvre")
  const id = await withOwn(claire, (own) => sendComplaint(own, SAID))
  await withOwn(claire, (own) => withdrawComplaint(own, id))
  expect(await run()).toBe("No complaint waits for an answer.")
  await expect(run("--answered", id)).rejects.toThrow("No complaint of that id")
})

test("One whose words do not open is told by its id, is not said to be read, and keeps nobody from the others", async () => {
  const claire = await newActor("Claire Lefèvre")
  const [damaged, whole] = [
    await withOwn(claire, (own) => sendComplaint(own, SAID)),
    await withOwn(claire, (own) => sendComplaint(own, { ...SAID, about: "Mon journal" })),
  ]
  await asSuperuser((sql) => sql`update complaints set words_ciphertext = '\\x00' where id = ${damaged}`)
  const printed = await run()
  expect(printed).toMatch(new RegExp(`${damaged}.*\nIts words cannot be opened`))
  expect(printed).toContain("About: Mon journal")
  const read = await asSuperuser((sql) => sql`select id from complaints where read_at is not null`)
  expect(read.map(({ id }) => id)).toEqual([whole])
})

test.each([[["--answered", "x"]], [["--what"]], [["all"]]])("%j is answered with how to say it", async (args) => {
  await expect(run(...args)).rejects.toThrow("To read what waits")
})

test("A complaint that was never sent is not answered", async () => {
  await expect(run("--answered", randomUUID())).rejects.toThrow("No complaint of that id")
})
