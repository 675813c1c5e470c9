import { asSuperuser, newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { askedSince } from "@/lib/closing/testing"
import { compilePurpose } from "@/lib/reference/purposes"
import { expect, test } from "./fixtures/test"

for (const javaScriptEnabled of [true, false])
  test(`Jeanne closes her space, finds it shut, and comes back, ${javaScriptEnabled ? "with" : "without"} script`, async ({
    arriveAs,
  }) => {
    const [jeanne, claire] = [await newActor("Jeanne Lefèvre"), await newActor("Claire Lefèvre")]
    const patientId = await newPatient(jeanne)
    await newDelegation(jeanne, patientId, claire, compilePurpose("everyday"))
    const [hers, claires] = [await arriveAs(jeanne, { javaScriptEnabled }), await arriveAs(claire, { javaScriptEnabled })]
    const space = `/patients/${patientId}`

    await hers.goto(`${space}/rights`)
    await hers.getByRole("link", { name: "Fermer mon espace" }).click()
    await expect(hers.getByRole("main")).toContainText("Pendant 48 heures, rien ne change.")
    await expect(hers.getByRole("link", { name: "Tout emporter" })).toBeVisible()
    await expect(hers.getByRole("button", { name: "Demander la fermeture de mon espace" })).toHaveCount(0)
    await expect(hers.getByRole("link", { name: "Me connecter de nouveau" })).toHaveAttribute("href", /step_up=1&back=.+closing$/)
    await asSuperuser((sql) => sql`update sessions set stepped_up_at = now() where account_id = ${jeanne.accountId}`)
    await hers.reload()
    await hers.getByRole("button", { name: "Demander la fermeture de mon espace" }).click()
    await expect(hers.getByRole("main")).toContainText("La fermeture de votre espace est demandée")
    await claires.goto(`${space}/documents`)
    await expect(claires.getByRole("heading", { level: 1 })).toHaveText("Documents")

    await hers.getByRole("button", { name: "Arrêter la fermeture" }).click()
    await expect(hers.getByRole("main")).toContainText("Votre espace reste ouvert.")

    await askedSince(patientId, { hours: 49 })
    expect((await claires.goto(`${space}/documents`))?.status()).toBe(404)
    await hers.goto(`${space}/documents`)
    await expect(hers.getByRole("heading", { level: 1 })).toHaveText("Votre espace est fermé")
    await hers.goto("/home")
    await expect(hers.getByRole("heading", { level: 1 })).toHaveText("Votre espace est fermé")
    await hers.getByRole("button", { name: "Rouvrir mon espace" }).click()
    await expect(hers.getByRole("main")).toContainText("Votre espace reste ouvert.")
    await hers.goto(`${space}/documents`)
    await expect(hers.getByRole("heading", { level: 1 })).toHaveText("Documents")
    await claires.goto(`${space}/documents`)
    await expect(claires.getByRole("heading", { level: 1 })).toHaveText("Documents")
  })
