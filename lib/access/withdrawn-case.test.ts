import { afterAll, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import { withdrawRequest } from "@/lib/review/asking/commands"
import { filledRequest, newReviewer, sendRequest } from "@/lib/review/testing"
import { wasWithdrawn, withOwnRequest } from "./review-access"
import { newActor } from "./testing"

afterAll(closeDatabase)

it("A reviewer is told that a case was taken back, and nobody else is, nor of a request that was never sent", async () => {
  const [thomas, isabelle] = [await newActor("Thomas Roche"), await newReviewer()]
  const caseId = await sendRequest(thomas)
  expect(await wasWithdrawn(isabelle, caseId)).toBe(false)
  await withOwnRequest(thomas, caseId, withdrawRequest)
  expect(await wasWithdrawn(isabelle, caseId)).toBe(true)
  for (const other of [thomas, await newActor("Victor Noël"), await newActor("Olivier Renard", "reviewer")])
    expect(await wasWithdrawn(other, caseId)).toBe(false)
  const draft = await filledRequest(thomas)
  await withOwnRequest(thomas, draft, withdrawRequest)
  expect(await wasWithdrawn(isabelle, draft)).toBe(false)
})
