import { randomUUID } from "node:crypto"
import { afterAll, expect, test } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import { testDatabase } from "@/drizzle/testing/database"
import { withReviewDesk } from "@/lib/access/review-desk"
import { asSuperuser, newActor } from "@/lib/access/testing"
import { NotFoundError } from "@/lib/errors"
import { enrolFromArguments } from "./reviewers-enrol"

afterAll(closeDatabase)

const ISSUER = "https://identity.test"
const run = (...args: string[]) => enrolFromArguments(testDatabase().workerUrl, ISSUER, args)
const rowsOf = (subject: string) => asSuperuser((sql) => sql`select role, ended_at from reviewers where subject = ${subject}`)

test("Somebody enrolled by the command has the desk, until the command ends it, and again when enrolled anew", async () => {
  const isabelle = await newActor("Isabelle Mercier", "reviewer")
  const [account] = await asSuperuser((sql) => sql`select subject from accounts where id = ${isabelle.accountId}`)
  const subject = account?.subject as string
  const role = () =>
    withReviewDesk(isabelle, async (desk) => {
      desk.traceListed([])
      return desk.role
    })
  await expect(role()).rejects.toThrow(NotFoundError)
  expect(await run("--subject", subject)).toContain("enrolled as reviewer")
  expect(await role()).toBe("reviewer")
  await run("--subject", subject, "--role", "head")
  expect(await role()).toBe("head")
  await run("--subject", subject, "--end")
  await expect(role()).rejects.toThrow(NotFoundError)
  await run("--subject", subject)
  expect(await role()).toBe("reviewer")
})

test.each([[[]], [["--subject", ""]], [["--subject", "x", "--role", "chief"]], [["--what"]]])(
  "%j is answered with how to say it, and enrols nobody",
  async (args) => {
    await expect(run(...args)).rejects.toThrow("Say who")
    expect(await rowsOf("x")).toHaveLength(0)
  },
)

test("Ending what never began says so", async () => {
  const subject = randomUUID()
  await expect(run("--subject", subject, "--end")).rejects.toThrow(`Nobody called ${subject}`)
  expect(await rowsOf(subject)).toHaveLength(0)
})
