import { expect, test } from "vitest"
import { withOwnRequest } from "@/lib/access/review-access"
import { newActor, newDocument, newPatient } from "@/lib/access/testing"
import { deposit } from "@/lib/documents/upload/testing"
import { plainPdf } from "@/lib/platform/files/fixtures"
import { getRequest } from "@/lib/review/asking/queries"
import { acceptCase } from "@/lib/review/deciding/commands"
import { inCase, newReviewer, seen, sendRequest, someChild, takeUp, tickEverything } from "@/lib/review/testing"
import { certificate } from "../circle/desk"
import { ask } from "./client"
import { as } from "./form-of"

/** What the records of the people concerned say, and what no page of the desk may ever say. */
const CLINICAL = ["psychiatrie", "grossesse", "hémoglobine", "metformine", "diabète", "vaccin", "otite"]

/** Two requests for one child: of the first came a space with a record, the second waits. */
async function twoRequests() {
  const [amina, thomas] = [await newActor("Amina Diallo"), await newActor("Thomas Roche")]
  const [child, own, reviewer] = [someChild(), await newPatient(amina), await newReviewer("Isabelle Mercier")]
  for (const word of CLINICAL) await newDocument(amina, own, { title: `Compte rendu de ${word}` })
  const first = await sendRequest(amina, { child, relation: "mother", files: [await certificate(child)] })
  await takeUp(reviewer, first)
  const version = await tickEverything(reviewer, first)
  await inCase(reviewer, first, (reviewed) => acceptCase(reviewed, { caseId: first, version, words: "" }))
  const { openedSpaceId = "" } = await withOwnRequest(amina, first, getRequest)
  for (const word of CLINICAL)
    await deposit(amina, openedSpaceId ?? "", [{ bytes: plainPdf(), name: `${word}.pdf` }], { title: word })
  const second = await sendRequest(thomas, { child, files: [await certificate(child)] })
  await takeUp(reviewer, second)
  await tickEverything(reviewer, second)
  return { reviewer, first, second, openedSpaceId, evidenceId: (await seen(reviewer, second)).evidence[0]?.id }
}

/** A script's way of asking is led on to an address that says so. */
async function follow(address: string, headers: Record<string, string>) {
  const reply = await ask(address, { headers })
  return reply.headers.location ? ask(reply.headers.location, { headers }) : reply
}

test("No page of the desk says a word of anybody's record", async () => {
  const { reviewer, first, second, openedSpaceId, evidenceId } = await twoRequests()
  const headers = await as(reviewer)
  const desk = ["", "?show=mine", "?show=free", "?show=overdue", "?show=decided"].map((rest) => `/review${rest}`)
  const ofCase = ["", "/accept", "/refuse", "/more", `/evidence/${evidenceId}`].map((rest) => `/review/${second}${rest}`)
  // As the browser asks for a page, and as the page's own script asks for the next one.
  const ways = [headers, { ...headers, rsc: "1" }]
  const addresses = [...desk, ...ofCase, `/review/${first}`, `/patients/${openedSpaceId}`, "/account"]
  const asked = addresses.flatMap((address) => ways.map((way) => ({ address, way })))
  for (const { address, way } of asked) {
    const { text } = await follow(address, way)
    expect(text.length, address).toBeGreaterThan(500)
    for (const word of CLINICAL) expect.soft(text.toLowerCase(), `${address} says ${word}`).not.toContain(word)
  }
  // "The same child?" is asked, by identity alone.
  const accepting = await ask(`/review/${second}/accept`, { headers })
  expect(accepting.text).toMatch(/Autorité parentale\s: Amina Diallo/)
})
