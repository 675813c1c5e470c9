import { sql } from "drizzle-orm"
import { portalDatabase } from "@/drizzle/client"
import { identify } from "@/lib/access/database-session"
import { newActor, newPatient } from "@/lib/access/testing"
import { invite } from "@/lib/invitation/testing"
import { accept, isAsked, recognise } from "./fixtures/inviting"
import { type ArriveAs, expect, test } from "./fixtures/test"

const CODE = /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/

/** Where an invitation lands that was sent; how one gets there is a journey of its own. */
async function jeanneInvites(arriveAs: ArriveAs, channel: "screen" | "letter") {
  const jeanne = await newActor("Jeanne Lefèvre")
  const patientId = await newPatient(jeanne)
  const { id } = await invite(jeanne, patientId, { who: { name: "Claire Lefèvre" }, by: { channel } })
  const page = await arriveAs(jeanne)
  await page.goto(`/patients/${patientId}/helpers/${id}/${channel}`)
  const code = (await page.getByRole("main").getByText(CODE).textContent()) ?? ""
  return { jeanne, page, patientId, code }
}

test("Two people in one room: the code on one screen is accepted on the other, with a telephone", async ({ arriveAs }) => {
  const { page, patientId } = await jeanneInvites(arriveAs, "screen")
  const square = page.getByRole("img", { name: /^Carré à photographier/ })
  await expect(square).toBeVisible()
  const link = /https?:\S+/.exec((await square.getAttribute("aria-label")) ?? "")?.[0] ?? ""
  const telephone = await arriveAs(await newActor("Claire Lefèvre"), { viewport: { width: 360, height: 740 } })
  await telephone.goto(link)
  await accept(telephone, "Jeanne Lefèvre")
  await page.getByRole("link", { name: "Claire Lefèvre a répondu : continuer" }).click()
  await page.getByRole("button", { name: "Oui, c’est la bonne personne" }).click()
  await expect(page.getByRole("main")).toContainText("Accès jusqu’au")
  await telephone.goto("/helping")
  await telephone.getByRole("link", { name: "Entrer dans l’espace de Jeanne" }).click()
  await expect(telephone).toHaveURL(`/patients/${patientId}`)
})

test("Somebody types the code of her letter, in small letters and without dashes, and arrives", async ({ arriveAs }) => {
  const { page, patientId, code } = await jeanneInvites(arriveAs, "letter")
  await expect(page.getByRole("button", { name: "Imprimer la lettre" })).toBeVisible()
  const claire = await arriveAs(await newActor("Claire Lefèvre"))
  await claire.goto("/invitation")
  await claire.getByLabel("Le code").fill(code.toLowerCase().replaceAll("-", " "))
  await claire.getByRole("button", { name: "Continuer" }).click()
  await accept(claire, "Jeanne Lefèvre")
  await recognise(page, patientId, "Claire Lefèvre")
})

test("Somebody mistypes her code and reads what to do; a guessed, used or foreign code is the same page", async ({
  arriveAs,
}) => {
  const { page, code } = await jeanneInvites(arriveAs, "letter")
  const claire = await arriveAs(await newActor("Claire Lefèvre"))
  await claire.goto("/invitation")
  await claire.getByLabel("Le code").fill("pas un code")
  await claire.getByRole("button", { name: "Continuer" }).click()
  await expect(claire.getByRole("alert").first()).toContainText("seize lettres et chiffres")
  await claire.goto("/invitation/0000-0000-0000-0000")
  await isAsked(claire, "Nous ne trouvons pas cette invitation")
  await claire.goto(`/invitation/${code}`)
  await accept(claire, "Jeanne Lefèvre")
  const victor = await arriveAs(await newActor("Victor Noël"))
  for (const other of [victor, page]) {
    await other.goto(`/invitation/${code}`)
    await isAsked(other, "Nous ne trouvons pas cette invitation")
  }
})

test("Whoever the invitation is not for says so, who it is for says no and then yes: nothing is used up by a no", async ({
  arriveAs,
}) => {
  const { page, patientId, code } = await jeanneInvites(arriveAs, "letter")
  const victor = await arriveAs(await newActor("Victor Noël"))
  await victor.goto(`/invitation/${code}`)
  await victor.getByRole("button", { name: "Cette invitation n’est pas pour moi" }).click()
  await expect(victor.getByRole("status").first()).toContainText("Vous avez dit que cette invitation n’est pas pour vous")
  const claire = await arriveAs(await newActor("Claire Lefèvre"))
  await claire.goto(`/invitation/${code}`)
  await claire.getByRole("button", { name: "Je dis non" }).click()
  await expect(claire.getByRole("status").first()).toContainText("Vous avez dit non")
  await page.goto(`/patients/${patientId}/helpers`)
  await page.getByRole("link", { name: /^Claire Lefèvre/ }).click()
  await expect(page.getByRole("main")).toContainText("Claire Lefèvre a dit non, le")
  await expect(page.getByRole("main")).toContainText("Victor Noël a répondu, le")
  await accept(claire, "Jeanne Lefèvre")
  await recognise(page, patientId, "Claire Lefèvre")
})

test("The patient does not recognise who arrived: nothing opens, and the right one is invited in one press", async ({
  arriveAs,
}) => {
  const { page, patientId, code } = await jeanneInvites(arriveAs, "letter")
  const victor = await arriveAs(await newActor("Victor Noël"))
  await victor.goto(`/invitation/${code}`)
  await accept(victor, "Jeanne Lefèvre")
  await page.goto(`/patients/${patientId}/helpers`)
  await page.getByRole("link", { name: /^Claire Lefèvre/ }).click()
  await expect(page.getByRole("heading", { name: "Est-ce bien Claire Lefèvre ?" })).toBeVisible()
  await expect(page.getByRole("main")).toContainText("Victor Noël")
  await page.getByRole("button", { name: "Non, je ne la reconnais pas" }).click()
  await isAsked(page, "Qui m’aide")
  expect((await victor.goto(`/patients/${patientId}`))?.status()).toBe(404)
  const claire = await arriveAs(await newActor("Claire Lefèvre"))
  await claire.goto(`/invitation/${code}`)
  await isAsked(claire, "Nous ne trouvons pas cette invitation")
  await page.getByRole("button", { name: "Inviter Claire Lefèvre de nouveau" }).click()
  await isAsked(page, "La lettre pour Claire Lefèvre")
  const [fresh = ""] = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/.exec((await page.getByRole("main").textContent()) ?? "") ?? []
  await claire.goto(`/invitation/${fresh}`)
  await accept(claire, "Jeanne Lefèvre")
  await recognise(page, patientId, "Claire Lefèvre")
})

test("An invitation taken back before it was answered finds nothing any more", async ({ arriveAs }) => {
  const { page, patientId, code } = await jeanneInvites(arriveAs, "letter")
  await page.goto(`/patients/${patientId}/helpers`)
  await page.getByRole("link", { name: /^Claire Lefèvre/ }).click()
  await page.getByRole("button", { name: "Annuler l’invitation" }).click()
  await isAsked(page, "Qui m’aide")
  const claire = await arriveAs(await newActor("Claire Lefèvre"))
  await claire.goto(`/invitation/${code}`)
  await isAsked(claire, "Nous ne trouvons pas cette invitation")
})

test("A letter lay about for too long: its code finds nothing, and Jeanne makes a new one", async ({ arriveAs }) => {
  const begun = Date.now()
  const { jeanne, page, patientId, code } = await jeanneInvites(arriveAs, "letter")
  await portalDatabase().transaction(async (tx) => {
    await identify(tx, jeanne, [patientId])
    await tx.execute(sql`update invitations set expires_at = now() - interval '1 second' where patient_id = ${patientId}`)
  })
  const claire = await arriveAs(await newActor("Claire Lefèvre"))
  await claire.goto(`/invitation/${code}`)
  await isAsked(claire, "Nous ne trouvons pas cette invitation")
  await page.reload()
  await expect(page.getByText("Ce code n’est plus valable.")).toBeVisible()
  // Codes follow from their ends, of which two are apart when they were asked for so far apart; in life thirty days lie between.
  await expect.poll(() => Date.now() - begun).toBeGreaterThan(2_000)
  await page.getByRole("button", { name: "Faire un nouveau code" }).click()
  const fresh = page.getByRole("main").getByText(CODE)
  await expect(fresh).not.toHaveText(code)
  await claire.goto(`/invitation/${await fresh.textContent()}`)
  await accept(claire, "Jeanne Lefèvre")
})
