import { afterAll, beforeAll, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import { withAccess } from "@/lib/access/require-access"
import { searchSpace } from "./queries"
import { foundOver, foundStanding } from "./rules"
import { parseSearch } from "./schema"
import { newUnsureRecord } from "./testing"

afterAll(closeDatabase)

let record: Awaited<ReturnType<typeof newUnsureRecord>>
beforeAll(async () => {
  record = await newUnsureRecord()
})

const find = async (q: string) => {
  const answer = await withAccess(record.jeanne, record.patientId, [], (access) => searchSpace(access, parseSearch({ q })))
  return answer.kind === "found" ? answer.found : []
}

it.each([
  ["amlodipine", "was written by mistake", { state: "entered_in_error", author: { kind: "professional" } }, "Anne Morel"],
  ["latex", "waits to be confirmed", { state: "proposed", author: { kind: "caregiver" } }, "Claire Lefèvre"],
  ["pollen", "stands", { state: "confirmed", author: { kind: "patient" }, confirmed: null }, "Jeanne Lefèvre"],
  ["poids", "waits to be confirmed", { state: "proposed", answeredBy: null }, "Claire Lefèvre"],
  ["taille", "was refused, and by whom", { state: "entered_in_error", answeredBy: "Jeanne Lefèvre" }, "Claire Lefèvre"],
  ["coqueluche", "waits to be confirmed", { state: "proposed", confirmed: null }, "Claire Lefèvre"],
])("Whoever finds “%s” is told that it %s, and who wrote it", async (typed, _, standing, authorName) => {
  const [found, ...others] = await find(typed)
  if (!found) throw new Error(`Nothing is found for ${typed}`)
  expect(others).toEqual([])
  expect([foundStanding(found.says), foundOver(found.says), found.says.authorName]).toMatchObject([standing, null, authorName])
})

it("Whoever finds a treatment that is over, or directives that were replaced, is told so", async () => {
  expect((await find("ramipril")).map(({ says }) => foundOver(says))).toEqual(["ended"])
  expect((await find("rester")).map(({ says }) => foundOver(says))).toEqual([null, "replaced"])
})
