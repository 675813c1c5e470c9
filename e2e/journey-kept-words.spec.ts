import type { Page } from "@playwright/test"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { revoke } from "@/lib/delegation/commands"
import { draftOf } from "@/lib/invitation/testing"
import { hearScript, isAwake } from "./fixtures/awake"
import { FILE_MS } from "./fixtures/depositing"
import { FOR_MYSELF, goToProvider, pick, signInAs, whoIs } from "./fixtures/sign-in"
import { type ArriveAs, expect, test } from "./fixtures/test"

const TYPED = "nouvelle@exemple.fr"
const field = (page: Page) => page.getByLabel(/^(Nouvelle adresse|New address)/)

/** Writes in a form of her account, with the script at work. */
async function types(page: Page): Promise<void> {
  await page.goto("/account")
  await isAwake(page)
  await field(page).fill(TYPED)
}

async function jeanneTypes(arriveAs: ArriveAs): Promise<Page> {
  const page = await arriveAs(await newActor("Jeanne Lefèvre"), { alone: true })
  await hearScript(page)
  await types(page)
  return page
}

test("Somebody whose session ended finds what she typed after signing in again, and can leave it", async ({ arriveAs }) => {
  const page = await arriveAs(null, { alone: true })
  await hearScript(page)
  await signInAs(page, "Karim Benali")
  await types(page)
  const { sessionPublicId } = await whoIs(page.context())
  await asSuperuser(
    (sql) => sql`update sessions set ended_at = now(), end_reason = 'ended_elsewhere' where public_id = ${sessionPublicId}`,
  )
  await page.reload()
  await expect(page).toHaveURL(/\/sign-in\?back=%2Faccount$/)
  await expect.poll(async () => (await page.context().cookies()).some(({ name }) => name.includes("relais-kept"))).toBe(true)
  await page.reload()
  await expect(page.getByRole("main")).toContainText("Ce que vous aviez écrit est gardé")
  await page.getByRole("main").getByRole("link", { name: FOR_MYSELF }).click()
  await pick(page, "Karim Benali")
  await expect(page).toHaveURL(/\/account$/)
  await expect(field(page)).toHaveValue(TYPED)
  await page.getByRole("button", { name: "Ne pas le garder" }).click()
  await expect(page.getByText("Ce que vous aviez écrit est encore là")).toBeHidden()
  await expect(field(page)).toHaveValue("")
})

test("What somebody typed stands in the page when she has it in another language", async ({ arriveAs }) => {
  const page = await jeanneTypes(arriveAs)
  await page.locator("header").locator("summary").last().click()
  await page.getByRole("button", { name: "English" }).first().click()
  await expect(page.locator("html")).toHaveAttribute("lang", "en")
  await expect(field(page)).toHaveValue(TYPED)
})

test("What somebody typed stands in the page when she comes back to it", async ({ arriveAs }) => {
  const page = await jeanneTypes(arriveAs)
  await page.goto("/help")
  await page.goBack()
  await expect(field(page)).toHaveValue(TYPED)
  await page.goto("/help")
  await page.goto("/account")
  await expect(field(page)).toHaveValue(TYPED)
})

test("What somebody took out of an invitation is still out when she comes back to it", async ({ arriveAs }) => {
  const jeanne = await newActor("Jeanne Lefèvre")
  const patientId = await newPatient(jeanne)
  const page = await arriveAs(jeanne, { alone: true })
  await hearScript(page)
  const lines = `/patients/${patientId}/helpers/invite/${await draftOf(jeanne, patientId)}/lines`
  await page.goto(lines)
  await isAwake(page)
  const given = page.locator("input[name=documentGroups]:checked")
  await expect(given).toHaveCount(1)
  await given.uncheck()
  await page.goto("/help")
  await page.goto(lines)
  await expect(page.getByText("Ce que vous aviez écrit est encore là")).toBeVisible()
  await expect(given).toHaveCount(0)
})

test("Two tabs lead back to their own page, begun at once and signed in one after the other", async ({ arriveAs }) => {
  const page = await arriveAs(null, { alone: true })
  const other = await page.context().newPage()
  await goToProvider(page, "citizen")
  await other.goto("/sign-in/citizen?back=/account/notices")
  await expect(other.getByRole("heading", { level: 1, name: /Qui êtes-vous|Quel/ })).toBeVisible()
  await pick(page, "Karim Benali")
  await expect(page).toHaveURL(/\/home$|\/helping$|\/patients\//)
  await pick(other, "Karim Benali")
  await expect(other).toHaveURL(/\/account\/notices$/)
})

test("Words that are sent after an access has ended stand on the page that says so, to be copied", async ({ arriveAs }) => {
  const [jeanne, claire] = [await newActor("Jeanne Lefèvre"), await newActor("Claire Lefèvre")]
  const patientId = await newPatient(jeanne)
  const delegationId = await newDelegation(jeanne, patientId, claire, { permissions: ["view:notes", "add:notes"] })
  const page = await arriveAs(claire, { alone: true })
  await hearScript(page)
  await page.goto(`/patients/${patientId}/notebook/add`)
  await isAwake(page)
  await page.locator("textarea").fill("Elle a bien dormi")
  await withAccess(jeanne, patientId, ["edit:delegations"], (access) =>
    revoke(access, { patientId, delegationId, reason: "patient_request" }),
  )
  await page.getByRole("main").locator("form button").last().click()
  await expect(page.getByRole("heading", { level: 1, name: "Ce n’est plus là" })).toBeVisible()
  await expect(page.getByRole("region", { name: "Ce que vous aviez écrit" })).toContainText("Elle a bien dormi")
})

for (const [size, bytes] of [
  ["small", 20_000],
  ["large", 6_000_000],
] as const) {
  test(`A ${size} file that is on its way when an access ends is not taken, and the page says why`, async ({ arriveAs }) => {
    const [jeanne, claire] = [await newActor("Jeanne Lefèvre"), await newActor("Claire Lefèvre")]
    const patientId = await newPatient(jeanne)
    const delegationId = await newDelegation(jeanne, patientId, claire)
    const page = await arriveAs(claire)
    await page.goto(`/patients/${patientId}/documents/add`)
    await page
      .getByLabel("Choisissez le fichier")
      .setInputFiles({ name: "analyses.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(bytes, "%PDF-1.7\n") })
    await withAccess(jeanne, patientId, ["edit:delegations"], (access) =>
      revoke(access, { patientId, delegationId, reason: "patient_request" }),
    )
    await page.getByRole("button", { name: "Continuer" }).click()
    const said = page.getByRole("alert").filter({ hasText: "Cet accès n’est plus ouvert : rien n’a été déposé." })
    await expect(said).toBeVisible({ timeout: FILE_MS })
    await expect(page.getByText("connexion")).toHaveCount(0)
    const kept = await asSuperuser((sql) => sql`select 1 from documents where patient_id = ${patientId}`)
    expect(kept).toHaveLength(0)
  })
}
