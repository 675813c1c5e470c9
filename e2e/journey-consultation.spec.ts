import { asSuperuser, newActor, newPatient } from "@/lib/access/testing"
import { newCode } from "@/lib/consultation/opening/testing"
import { deposit } from "@/lib/documents/upload/testing"
import { groupedCode } from "@/lib/platform/written-code"
import { giveFile, yesterday } from "./fixtures/depositing"
import { isAsked } from "./fixtures/inviting"
import { paper } from "./fixtures/paper"
import { type ArriveAs, expect, test } from "./fixtures/test"

// The whole way of a code, of two people in two browsers.
test.setTimeout(120_000)

async function jeanneWithAnalyses() {
  const jeanne = await newActor("Jeanne Lefèvre")
  const patientId = await newPatient(jeanne)
  const { buffer, name } = await paper("Analyses de novembre")
  const documentId = await deposit(jeanne, patientId, [{ bytes: buffer, name }], { title: "Analyses de novembre" })
  const space = `/patients/${patientId}`
  return {
    jeanne,
    patientId,
    documentId,
    space,
    list: `${space}/documents`,
    file: `${space}/documents/${documentId}/file?page=0`,
  }
}

type Page = Awaited<ReturnType<ArriveAs>>

/** Types the code, as it was read aloud, and opens the record. */
async function openWith(page: Page, code: string) {
  await page.goto("/professional/open")
  await page.getByLabel("Code donné par le patient").fill(code)
  await page.getByRole("button", { name: "Ouvrir le dossier" }).click()
}

for (const javaScriptEnabled of [true, false]) {
  test(`A doctor opens by code, reads, deposits, loses what is hidden, and is blocked, ${javaScriptEnabled ? "with" : "without"} script`, async ({
    arriveAs,
  }) => {
    const { jeanne, patientId, documentId, space, list, file } = await jeanneWithAnalyses()
    const doctor = await newActor("Pierre Aubry", "professional")
    const [theirs, hers] = [await arriveAs(doctor, { javaScriptEnabled }), await arriveAs(jeanne)]

    // Code: she prepares one on her page, he types it as he hears it.
    await hers.goto(`${space}/care-circle/code`)
    await hers.getByRole("button", { name: "Préparer un code" }).click()
    const code = await hers.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/).textContent()
    await openWith(theirs, (code ?? "").toLowerCase())
    await isAsked(theirs, "Dossier de Jeanne Lefèvre")
    const banner = theirs.getByRole("region", { name: "Jeanne Lefèvre" })
    await expect(banner).toContainText("Femme, née le 14 mars 1944")
    await expect(banner).toContainText(/Consultation ouverte jusqu’à \d+\sh\s\d\d/)
    await expect(banner).toContainText("médecin, Cabinet des Tilleuls")

    // Read.
    await theirs.goto(`${list}/${documentId}`)
    await isAsked(theirs, "Analyses de novembre")
    expect((await theirs.request.get(file)).status()).toBe(200)

    // Deposit, to be announced first.
    await theirs.goto(list)
    await theirs.getByRole("link", { name: "Ajouter un document" }).first().click()
    await giveFile(theirs, await paper("Compte rendu"))
    await theirs
      .getByRole("radio", { name: /consultation/i })
      .first()
      .check()
    await fillDate(theirs, "Quel jour était-ce", yesterday())
    await theirs.getByLabel(/^Titre/).fill("Compte rendu à annoncer")
    await theirs.getByRole("radio", { name: "Non, pas avant de le lui avoir annoncé" }).check()
    await theirs.getByRole("checkbox", { name: "Le cacher aux autres professionnels" }).check()
    await theirs.getByRole("button", { name: "Déposer le document" }).click()
    await expect(theirs.getByRole("alert").first()).toContainText("Écrivez le jour prévu pour l’annonce.")
    await expect(theirs.getByRole("alert").first()).toContainText("caché à la fois au patient et aux autres professionnels")
    await theirs.getByRole("checkbox", { name: "Le cacher aux autres professionnels" }).uncheck()
    await fillDate(theirs, "Jour prévu pour l’annonce", new Date(Date.now() + 10 * 86_400_000))
    await theirs.getByRole("button", { name: "Déposer le document" }).click()
    await expect(theirs.getByText("Le document est déposé.")).toBeVisible()
    await expect(theirs.getByText("Le patient ne voit pas encore ce document")).toBeVisible()
    await hers.goto(list)
    await expect(hers.getByRole("main")).not.toContainText("à annoncer")

    // Announce.
    await theirs.getByRole("link", { name: "Annoncer, ou changer de jour" }).click()
    await isAsked(theirs, "L’annonce de ce document")
    await theirs.getByRole("button", { name: "Le patient peut le lire maintenant" }).click()
    await expect(theirs.getByText("Le patient peut lire ce document.")).toBeVisible()
    await expect(theirs).toHaveURL(/\?done=announced$/)
    const deposited = new URL(theirs.url()).pathname
    await hers.goto(list)
    await hers.getByRole("link", { name: "Compte rendu à annoncer" }).click()
    await expect(hers.getByRole("main")).toContainText("Pierre Aubry (médecin)")
    await expect(hers.getByRole("main")).toContainText("Cabinet des Tilleuls")

    // Hide: hers is gone for him, his own stays.
    await hers.goto(`${list}/${documentId}`)
    await hers.getByRole("button", { name: "Le cacher aux soignants" }).click()
    await expect(hers.getByText("Le document est caché aux soignants.")).toBeVisible()
    expect((await theirs.goto(`${list}/${documentId}`))?.status()).toBe(404)
    expect((await theirs.request.get(file)).status()).toBe(404)
    await theirs.goto(list)
    await expect(theirs.getByRole("main")).not.toContainText("Analyses de novembre")

    // Block: the record is closed, what he deposited stays readable.
    await hers.goto(`${space}/care-circle/${doctor.accountId}`)
    await hers.getByRole("link", { name: "Bloquer Pierre Aubry…" }).click()
    await hers.getByRole("button", { name: "Bloquer Pierre Aubry" }).click()
    await expect(hers.getByRole("main")).toContainText("Accès bloqué depuis le")
    await theirs.goto(space)
    await expect(theirs.getByRole("region", { name: "Jeanne Lefèvre" })).toContainText("Ce dossier ne vous est pas ouvert.")
    expect((await theirs.request.get(file)).status()).toBe(404)
    expect((await theirs.goto(deposited))?.status()).toBe(200)
    expect((await theirs.request.get(`${deposited}/file?page=0`)).status()).toBe(200)
    await theirs.goto("/professional/deposits")
    await theirs.getByRole("link", { name: "Lefèvre Jeanne" }).click()
    await expect(theirs.getByRole("link", { name: "Compte rendu à annoncer" })).toBeVisible()
    await openWith(theirs, await newCode(jeanne, patientId))
    await expect(theirs.getByRole("alert").first()).toContainText("Ce code n’ouvre rien.")

    // She reads all of it in her journal.
    await hers.goto(`${space}/journal`)
    await expect(hers.getByRole("main")).toContainText("Pierre Aubry, médecin, Cabinet des Tilleuls, a ")
  })
}

async function fillDate(page: Page, question: string, day: Date): Promise<void> {
  const group = page.getByRole("group", { name: question })
  await group.getByLabel("Jour", { exact: true }).fill(String(day.getUTCDate()))
  await group.getByLabel("Mois", { exact: true }).fill(String(day.getUTCMonth() + 1))
  await group.getByLabel("Année", { exact: true }).fill(String(day.getUTCFullYear()))
}

test("Following the link of a QR code opens nothing: it fills the code in, and the doctor presses the button", async ({
  arriveAs,
}) => {
  const { jeanne, patientId, space } = await jeanneWithAnalyses()
  const page = await arriveAs(await newActor("Pierre Aubry", "professional"))
  const code = await newCode(jeanne, patientId)
  await page.goto(`/professional/open?code=${code}`)
  await expect(page.getByLabel("Code donné par le patient")).toHaveValue(groupedCode(code))
  const [row] = await asSuperuser((sql) => sql`select used_at from consultation_codes where patient_id = ${patientId}`)
  expect(row?.used_at).toBeNull()
  expect((await page.request.get(space)).status()).toBe(404)
  await page.getByRole("button", { name: "Ouvrir le dossier" }).click()
  await isAsked(page, "Dossier de Jeanne Lefèvre")
})
