import { asSuperuser } from "@/lib/access/testing"
import { newContestedRecord } from "@/lib/rectifications/testing"
import { expect, test } from "./fixtures/test"

for (const javaScriptEnabled of [true, false])
  test(`Jeanne contests a line and reads the answer, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    arriveAs,
  }) => {
    const { jeanne, claire, morel, patientId, lineId } = await newContestedRecord()
    const row = async () => (await asSuperuser((db) => db`select * from conditions where id = ${lineId}`))[0]
    const written = await row()
    const line = `/patients/${patientId}/profile/conditions/${lineId}`

    // Two gestures: open, send.
    const hers = await arriveAs(jeanne, { javaScriptEnabled })
    await hers.goto(line)
    await hers.getByRole("link", { name: "Ce n’est pas exact" }).click()
    await hers.getByRole("button", { name: "Envoyer ma demande" }).click()
    await expect(hers.getByRole("alert").first()).toContainText("Dites ce qui n’est pas exact")
    await hers.getByLabel("Qu’est-ce qui n’est pas exact ?").fill("Je n’ai pas ce diabète-là.")
    await hers.getByRole("button", { name: "Envoyer ma demande" }).click()
    await expect(hers.getByText("Votre demande est partie.")).toBeVisible()
    await expect(hers.getByRole("main")).toContainText(/Encore \d+ jours/)

    const theirs = await arriveAs(claire, { javaScriptEnabled })
    await theirs.goto(line)
    await expect(theirs.getByRole("main")).toContainText("Demande envoyée")
    await expect(theirs.getByRole("link", { name: "Ce n’est pas exact" })).toHaveCount(0)

    const his = await arriveAs(morel, { javaScriptEnabled })
    await his.goto("/professional")
    const waiting = his.getByRole("list", { name: "Demandes de correction" })
    await expect(waiting).toContainText("Lefèvre Jeanne")
    await waiting.getByRole("link", { name: /^Demande du/ }).click()
    await expect(his.getByRole("main")).toContainText("Je n’ai pas ce diabète-là.")
    await hers.goto(line)
    await expect(hers.getByRole("main")).toContainText("Demande lue")

    await his.getByLabel("Non, c’est exact : je l’ai vérifié").check()
    await his.getByRole("button", { name: "Envoyer la réponse" }).click()
    await expect(his.getByRole("alert").first()).toContainText("Expliquez en quelques mots pourquoi c’est non")
    await his.getByLabel("Expliquez votre réponse").fill("Les dosages du 4 mai le montrent.")
    await his.getByRole("button", { name: "Envoyer la réponse" }).click()
    await expect(his.getByText("Votre réponse est partie.")).toBeVisible()

    await hers.goto("/account/notices")
    await hers.getByRole("link", { name: /^Voir/ }).first().click()
    await expect(hers.getByRole("main")).toContainText("Demande refusée")
    await expect(hers.getByRole("main")).toContainText("C’est exact, après vérification")
    await expect(hers.getByRole("main")).toContainText("Les dosages du 4 mai le montrent.")
    expect(await row()).toEqual(written)
  })
