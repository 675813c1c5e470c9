import postgres from "postgres"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import { testDatabase } from "@/drizzle/testing/database"
import { type Gesture, whoCan } from "@/drizzle/testing/gestures"
import { gesturesOf, patientTables } from "@/drizzle/testing/tell"
import { WRITERS } from "@/drizzle/testing/writers"
import { newCast } from "@/lib/access/testing/cast"
import { newReviewer } from "@/lib/review/testing"

const superuser = postgres(testDatabase().superuserUrl, { max: 1, onnotice: () => {} })
afterAll(() => Promise.all([superuser.end(), closeDatabase()]))

const tables: Record<string, Record<string, Gesture>> = {}
beforeAll(async () => {
  for (const columns of await patientTables(superuser)) {
    const gestures = await gesturesOf(superuser, columns)
    if (Object.keys(gestures).length > 0) tables[columns.table] = gestures
  }
})

describe("With the portal's role and nothing between, of a patient's rows", () => {
  it("everything that the grants let somebody try is in the list, once", () => {
    const said = WRITERS.map(([gesture]) => gesture)
    expect(said.toSorted()).toEqual(Object.values(tables).flatMap(Object.keys).toSorted())
  })

  // Seven thousand tries, which a machine that others load takes minutes for.
  it("each column is changed, each row added and taken away by whose it is, and by nobody else", {
    timeout: 400_000,
  }, async () => {
    expect(await whoCan(superuser, await newCast(superuser, await newReviewer()), tables)).toEqual(Object.fromEntries(WRITERS))
  })
})
