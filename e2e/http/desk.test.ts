import { describe, expect, test } from "vitest"
import { openDatabase } from "@/drizzle/client"
import { REVIEW_CHECKS } from "@/drizzle/review-vocabulary"
import { asSuperuser, newActor } from "@/lib/access/testing"
import { eraseDueEvidence } from "@/lib/review/evidence/commands"
import { newReviewer, sayYes, seen, sendRequest, someChild, takeUp } from "@/lib/review/testing"
import { certificate } from "../circle/desk"
import { headingOf, mainOf } from "./asking"
import { ask, portal } from "./client"
import { as } from "./form-of"
import { presses } from "./presses"
import { BOTH } from "./ways"

const withPapers = async (name: string) => {
  const child = someChild()
  const parent = await newActor(name)
  return { parent, caseId: await sendRequest(parent, { child, files: [await certificate(child)] }) }
}

const boxOf = (check: string) => `value="${check}"`

describe("What is said of a parent against the sex that the identity provider gives", () => {
  test.each([
    ["mother", "male", "que c’est un homme"],
    ["father", "female", "que c’est une femme"],
    ["mother", "female", null],
    ["father", "male", null],
    ["other", "male", null],
  ] as const)("%s, %s: %s", async (relation, sex, said) => {
    const [reviewer, parent] = [await newReviewer(), await newActor("Amina Diallo")]
    await asSuperuser((db) => db`update accounts set sex = ${sex} where id = ${parent.accountId}`)
    const caseId = await sendRequest(parent, { relation, files: [await certificate(someChild())] })
    await takeUp(reviewer, caseId)
    const main = mainOf((await ask(`/review/${caseId}`, { headers: await as(reviewer) })).text)
    const flagged = /Le service d’identité dit (que c’est une? (?:homme|femme)|autre chose)/.exec(main)?.[1] ?? null
    expect(flagged).toBe(said)
    expect(main.includes("Vérifiez le lien sur la pièce.")).toBe(said !== null)
  })
})

test("Who has a request reads on one page who asks and for whom, the papers, what they must show, then the decision", async () => {
  const reviewer = await newReviewer()
  const { caseId } = await withPapers("Amina Diallo")
  await takeUp(reviewer, caseId)
  const main = mainOf((await ask(`/review/${caseId}`, { headers: await as(reviewer) })).text)
  const order = [">Qui demande<", ">Pour quel enfant<", ">Les pièces<", "acte de naissance.pdf", ">Ce que montrent les pièces<"]
  const places = [...order, ">Décider<"].map((words) => main.indexOf(words))
  expect(places.every((place) => place > 0)).toBe(true)
  expect(places).toEqual([...places].sort((a, b) => a - b))
})

test.each(BOTH)(
  "Beside the page of a paper stand who asks, for whom and what it must show, and what is ticked there is kept, %s",
  async (way) => {
    const reviewer = await newReviewer()
    const { caseId } = await withPapers("Amina Diallo")
    await takeUp(reviewer, caseId)
    const { evidence, checks } = await seen(reviewer, caseId)
    expect(checks).toEqual([])
    const [headers, paper] = [await as(reviewer), `/review/${caseId}/evidence/${evidence[0]?.id}`]
    const sheet = `${paper}?page=1&zoom=large`
    const main = mainOf((await ask(sheet, { headers })).text)
    const beside = [`src="${paper}/image?page=1"`, ">Qui demande<", ">Pour quel enfant<", ...REVIEW_CHECKS.map(boxOf)]
    for (const part of beside) expect.soft(main).toContain(part)
    const { at, page } = await presses(headers, way).does(sheet, "checkCase", { checks: "child_is_named" })
    expect(at.replace(portal(), "")).toBe(`${sheet}&done=checked`)
    expect(page.text).toContain("La liste est enregistrée.")
    expect((await seen(reviewer, caseId)).checks).toEqual(["child_is_named"])
  },
)

test("From a request that is decided one goes on to one that waits", async () => {
  const reviewer = await newReviewer()
  const { caseId } = await withPapers("Amina Diallo")
  const waiting = await withPapers("Thomas Roche")
  await sayYes(reviewer, caseId)
  const headers = await as(reviewer)
  const { text } = await ask(`/review/${caseId}`, { headers })
  const [, next = ""] = /<a [^>]*href="(\/review\/[\w-]+)"[^>]*>La demande suivante</.exec(text) ?? []
  const [row] = await asSuperuser((db) => db`select status from review_cases where id = ${next.split("/").at(-1) ?? ""}`)
  expect(row).toEqual({ status: "submitted" })
  expect(next).not.toContain(caseId)
  expect((await ask(`/review/${waiting.caseId}`, { headers })).status).toBe(200)
})

test.each(BOTH)("A request that is taken back says so to both sides, and when the papers are gone, %s", async (way) => {
  const reviewer = await newReviewer()
  const { parent, caseId } = await withPapers("Amina Diallo")
  await takeUp(reviewer, caseId)
  const [hers, theirs] = [await as(parent), await as(reviewer)]
  const { page } = await presses(hers, way).does(`/children/${caseId}`, "withdrawRequest")
  expect(page.text).toContain("La demande est retirée.")
  expect(page.text).toContain("Vos papiers seront effacés dans les 24 heures.")
  const opened = await ask(`/review/${caseId}`, { headers: theirs })
  expect(opened.headers.location).toMatch(/\/review\/withdrawn$/)
  const told = await ask("/review/withdrawn", { headers: theirs })
  expect(headingOf(told)).toBe("Cette demande a été retirée")
  expect(told.text).toContain("Ses papiers sont effacés dans les 24 heures qui suivent.")
  const { sql, database } = openDatabase(process.env.WORKER_DATABASE_URL ?? "", 1)
  try {
    await eraseDueEvidence(database)
  } finally {
    await sql.end()
  }
  expect((await ask(`/children/${caseId}`, { headers: hers })).text).toContain("Vos papiers sont effacés.")
})
