import { newActor, newPatient } from "@/lib/access/testing"
import { writeMoment } from "@/lib/measures/moment/rules"
import { expect, test } from "./fixtures/test"

/** The day so many days ago at seven, as it is typed. */
const morning = (daysAgo: number) => writeMoment(new Date(Date.now() - daysAgo * 86_400_000)).replace(/ .*/, " 07:00")
const WEEK = ["1,18", "1,07", "1,21", "1,12", "1,04", "1,34", "1,09"]

/** What a meter gives: the whole week, a value with a comma forgotten, and a line without its unit. */
const file = {
  name: "lecteur.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(
    [
      "Date et heure;Mesure;Valeur;Unité;Précision",
      ...WEEK.map((value, place) => `${morning(place + 1)};Glycémie;${value};g/L;à jeun`),
      `${morning(8)};Glycémie;11,8;g/L;à jeun`,
      `${morning(9)};Glycémie;118;;à jeun`,
    ].join("\r\n"),
    "latin1",
  ),
}

for (const javaScriptEnabled of [true, false])
  test(`Jeanne types one glycaemia and imports the rest of her week, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    arriveAs,
  }) => {
    const jeanne = await newActor("Jeanne Lefèvre")
    const list = `/patients/${await newPatient(jeanne)}/measures`
    const page = await arriveAs(jeanne, { javaScriptEnabled })
    await page.goto(`${list}/glucose`)
    await page.getByLabel("Valeur en g/L").fill("1,18")
    await page.getByLabel("Moment", { exact: true }).selectOption("fasting")
    await page.getByLabel("Jour et heure").fill(morning(1))
    await page.getByRole("button", { name: "Noter la mesure" }).click()
    await expect(page.getByRole("status").filter({ hasText: "La mesure est notée" })).toBeVisible()

    await page.goto(list)
    await page.getByRole("link", { name: "Ajouter des mesures depuis un fichier" }).click()
    await page.getByRole("button", { name: "Lire le fichier" }).click()
    await expect(page.getByText("Choisissez un fichier.").first()).toBeVisible()
    await page.getByLabel("Votre fichier").setInputFiles(file)
    await page.getByRole("button", { name: "Lire le fichier" }).click()
    await expect(page.getByRole("heading", { level: 1, name: "Relire avant d’ajouter" })).toBeVisible()
    for (const said of [
      "6\u00A0mesures seront ajoutées.",
      "1 mesure est déjà là, et ne changera pas.",
      "1 valeur inhabituelle est à vérifier.",
      "1 ligne n’est pas comprise, et reste de côté.",
    ])
      await expect(page.getByText(said)).toBeVisible()
    await expect(page.getByRole("row").filter({ hasText: "«\u00A0118\u00A0»" })).toContainText("L’unité manque")
    await expect(page.getByLabel("Est-ce bien 11,80\u00A0g/L\u00A0?")).not.toBeChecked()
    await page.getByRole("button", { name: "Ajouter 6\u00A0mesures" }).click()
    await expect(page.getByRole("status").filter({ hasText: "Les mesures sont ajoutées." })).toBeVisible()

    await page.goto(`${list}/glucose`)
    await expect(page.getByText(/^7 mesures du .*, de 1,04 à 1,34\u00A0g\/L\.$/)).toBeVisible()
    await page.getByRole("row").filter({ hasText: "1,07" }).getByRole("link").click()
    await expect(page.getByText(/^importée d’un fichier le \d/)).toBeVisible()
    await page.getByRole("link", { name: "Voir cet import" }).click()
    await page.getByRole("button", { name: "Retirer ces mesures" }).click()
    await expect(page.getByRole("status").filter({ hasText: "Les mesures de ce fichier sont retirées." })).toBeVisible()
    await page.goto(`${list}/glucose`)
    await expect(page.getByText(/^1 mesure le .*1,18\u00A0g\/L\.$/)).toBeVisible()
  })
