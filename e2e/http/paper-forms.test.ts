import { expect, test } from "vitest"
import { newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { asPatient } from "@/lib/delegation/testing"
import { discardDraft } from "@/lib/invitation/commands"
import { draftOf, invite } from "@/lib/invitation/testing"
import { readPdf } from "@/lib/platform/letters/reading.testing"
import { PURPOSES } from "@/lib/reference/purposes"
import { mainOf } from "./asking"
import { ask } from "./client"
import { as } from "./form-of"

const wordsIn = async (body: Buffer) =>
  (await readPdf(body)).elements
    .map(({ text }) => text)
    .join("\n")
    .replace(/\s+/g, " ")

test("Anybody prints the form of each purpose, empty, in the language of the page, and no other", async () => {
  const { text } = await ask("/forms")
  for (const purpose of PURPOSES) {
    expect(mainOf(text)).toContain(`href="/forms/${purpose}"`)
    const { status, headers, body } = await ask(`/forms/${purpose}`)
    expect([status, headers["content-type"]]).toEqual([200, "application/pdf"])
    expect(await wordsIn(body)).toContain("La personne qui aidera pourra voir")
  }
  const english = await ask("/forms/medicines", { headers: { cookie: "relais.language=en" } })
  expect(await wordsIn(english.body)).toContain("The person who will help will be able to see")
  for (const other of ["medicine", "..%2Fhelp", "__proto__"]) expect((await ask(`/forms/${other}`)).status).toBe(404)
})

test("Jeanne prints what she prepares and what she gave, with the names; nobody else does, and not what is no more", async () => {
  const [jeanne, claire] = [await newActor("Jeanne Lefèvre"), await newActor("Claire Lefèvre")]
  const patientId = await newPatient(jeanne)
  await newDelegation(jeanne, patientId, claire, { permissions: ["view:measures"], documentGroups: [] })
  const draftId = await draftOf(jeanne, patientId, { who: { name: "Paul Garnier", relation: "neighbour" } })
  const { id: invitedId } = await invite(jeanne, patientId, { who: { name: "Lucie Bonnet" } })
  const helpers = `/patients/${patientId}/helpers`
  const [prepared, given] = [`${helpers}/invite/${draftId}/paper`, `${helpers}/${invitedId}/paper`]
  const hers = await as(jeanne)

  expect((await ask(`${helpers}/invite/${draftId}/check`, { headers: hers })).text).toContain(`href="${prepared}"`)
  expect((await ask(`/patients/${patientId}/preview/${draftId}/documents`, { headers: hers })).text).toContain(
    `href="${prepared}"`,
  )
  const said = await wordsIn((await ask(prepared, { headers: hers })).body)
  for (const words of [
    "Jeanne Lefèvre",
    "Paul Garnier pourra voir",
    "- vos analyses",
    "L’accès dure 6 mois",
    "Date et signature de Paul Garnier",
  ])
    expect(said).toContain(words)
  expect(await wordsIn((await ask(given, { headers: hers })).body)).toContain("Date et signature de Lucie Bonnet")

  const theirs = await as(claire)
  for (const address of [prepared, given]) {
    expect((await ask(address, { headers: theirs })).status, address).toBeGreaterThanOrEqual(403)
    expect((await ask(address)).headers["content-type"] ?? "").not.toContain("pdf")
  }
  await asPatient(jeanne, patientId, (access) => discardDraft(access, draftId))
  for (const gone of [prepared, `${helpers}/invite/x/paper`, `${helpers}/x/paper`])
    expect((await ask(gone, { headers: hers })).status, gone).toBe(404)
})
