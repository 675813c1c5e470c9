import { mkdir, readFile, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import { pathToFileURL } from "node:url"
import type { Page } from "@playwright/test"
import { asSuperuser, newActor, newDelegation, newPatient, newTeamMember } from "@/lib/access/testing"
import { dayIn, newAppointment } from "@/lib/appointments/testing"
import { deposit } from "@/lib/documents/upload/testing"
import { layMeasures } from "@/lib/measures/testing"
import { telephonePhoto } from "@/lib/platform/files/fixtures"
import { unzip } from "@/lib/platform/zip/testing"
import { answerAs, newCondition, newRectification, openRectification } from "@/lib/rectifications/testing"
import { compilePurpose } from "@/lib/reference/purposes"
import { paper } from "./fixtures/paper"
import { type ArriveAs, expect, test } from "./fixtures/test"

/** Jeanne's space with two documents, a measure, an appointment, a line contested and answered, and a daughter who came. */
async function aLivedInSpace(arriveAs: ArriveAs) {
  const [jeanne, claire] = [await newActor("Jeanne Lefèvre"), await newActor("Claire Lefèvre")]
  const morel = await newActor("Anne Morel", "professional", { sex: "female" })
  const patientId = await newPatient(jeanne)
  await newDelegation(jeanne, patientId, claire, compilePurpose("everyday"))
  await newTeamMember(jeanne, patientId, morel)
  const { buffer, name } = await paper("Analyses de novembre")
  const analyses = await deposit(jeanne, patientId, [{ bytes: buffer, name }], { title: "Analyses de novembre" })
  const photo = [{ bytes: await telephonePhoto(), name: "lettre.jpg" }]
  const letter = await deposit(jeanne, patientId, photo, { title: "Lettre du cardiologue" })
  await layMeasures(jeanne, patientId, { kind: "weight", count: 1, days: 1 })
  await newAppointment(jeanne, patientId, { withWhom: "Dr Caron", day: dayIn(30) })
  const itemId = await newCondition(morel, patientId)
  const contested = await newRectification(jeanne, patientId, {
    section: "conditions",
    itemId,
    wrong: "Ce diabète n’est pas le mien.",
  })
  await openRectification(morel, patientId, contested)
  await answerAs(morel, patientId, contested)
  const list = `/patients/${patientId}/documents`
  const theirs = await arriveAs(claire)
  await theirs.goto(`${list}/${analyses}`)
  await expect(theirs.getByRole("heading", { level: 1 })).toHaveText("Analyses de novembre")
  return { jeanne, patientId, analyses: `${list}/${analyses}/file?page=0`, letter: `${list}/${letter}/file?page=0` }
}

/** Unpacks a file as its reader does, into a folder that holds nothing else, and says where the page in it lies. */
async function unpack(zip: Buffer, folder: string) {
  const files = unzip(zip)
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), bytes)
  }
  return { files, index: pathToFileURL(join(folder, "Ouvrir-moi.html")).href }
}

/** The section of the page that lies under this way of its contents. */
async function follow(page: Page, title: string) {
  const way = page.getByRole("navigation", { name: "Dans cette page" }).getByRole("link", { name: title, exact: true })
  await way.click()
  await expect(page).toHaveURL(/#/)
  const section = page.locator("section:target")
  await expect(section.getByRole("heading", { level: 2 })).toHaveText(title)
  return section
}

for (const javaScriptEnabled of [true, false])
  test(`Jeanne takes everything along and reads it at home without Internet, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    arriveAs,
  }, testInfo) => {
    const { jeanne, patientId, analyses, letter } = await aLivedInSpace(arriveAs)
    const hers = await arriveAs(jeanne, { javaScriptEnabled })
    const main = hers.getByRole("main")

    await hers.goto(`/patients/${patientId}/rights`)
    await hers.getByRole("link", { name: "Tout emporter" }).click()
    await expect(hers.getByRole("heading", { level: 1 })).toHaveText("Tout emporter")
    await expect(hers.getByRole("button", { name: "Préparer le fichier" })).toHaveCount(0)
    const anew = hers.getByRole("link", { name: "Me connecter à nouveau" })
    await expect(anew).toHaveAttribute("href", /^\/sign-in\/citizen\?step_up=1&back=.+take-out$/)
    await asSuperuser((sql) => sql`update sessions set stepped_up_at = now() where account_id = ${jeanne.accountId}`)
    await hers.reload()
    await hers.getByRole("button", { name: "Préparer le fichier" }).click()
    await expect(main).toContainText(/Le fichier (se prépare|est prêt)/)
    const later = async () => {
      await hers.reload()
      return main.textContent()
    }
    await expect.poll(later, { timeout: 60_000 }).toContain("Le fichier est prêt")
    await expect(main).toContainText("Ce lien sert une seule fois")
    const taking = hers.waitForEvent("download")
    await hers.getByRole("link", { name: "Télécharger le fichier" }).click()
    const file = await taking
    expect(file.suggestedFilename()).toBe("mon-espace-relais.zip")
    const { files, index } = await unpack(await readFile(await file.path()), testInfo.outputPath("mon-espace-relais"))

    await hers.getByRole("link", { name: "Télécharger le fichier" }).click()
    await expect(main).toContainText("Le fichier a été téléchargé")
    await expect(main).toContainText("Son lien a servi. Vous pouvez en demander un autre.")
    await expect(hers.getByRole("link", { name: "Télécharger le fichier" })).toHaveCount(0)

    const home = await arriveAs(null, { javaScriptEnabled, offline: true })
    await home.goto(index)
    await expect(home.getByRole("heading", { level: 1 })).toHaveText("L’espace de Jeanne Lefèvre")
    const seen = await follow(home, "Qui a vu quoi")
    await expect(seen).toContainText("Claire Lefèvre a lu « Analyses de novembre ».")
    await expect(seen).toContainText(/Anne Morel.+ a refusé une demande de correction\./)
    const corrected = await follow(home, "Demandes de correction")
    await expect(corrected).toContainText("Ce diabète n’est pas le mien.")
    await expect(corrected).toContainText("Dosages du 4 mai.")
    await expect(await follow(home, "Mesures")).toContainText(/\d+(,\d)?\skg/)
    await expect(await follow(home, "Rendez-vous")).toContainText("Dr Caron")
    await expect(await follow(home, "Qui m’aide")).toContainText("Claire Lefèvre")
    const documents = await follow(home, "Documents")
    await expect(documents.getByRole("heading", { level: 3 })).toHaveText(["Lettre du cardiologue", "Analyses de novembre"])

    for (const [title, original] of [
      ["Analyses de novembre", analyses],
      ["Lettre du cardiologue", letter],
    ] as const) {
      const link = documents.getByRole("article").filter({ hasText: title }).getByRole("link")
      const path = decodeURIComponent((await link.getAttribute("href")) ?? "").replace("./", "")
      const kept = await (await hers.request.get(original)).body()
      expect(files.get(path)?.equals(kept), path).toBe(true)
    }
    await documents.getByRole("link", { name: /^Lettre du cardiologue/ }).click()
    const picture = home.getByRole("img")
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  })
