import { withAccess } from "@/lib/access/require-access"
import { newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { compilePurpose } from "@/lib/reference/purposes"
import { expect, test } from "./fixtures/test"

for (const javaScriptEnabled of [true, false])
  test(`Jeanne asks Paul to watch with her, he reports a visit, and she ends it, ${javaScriptEnabled ? "with" : "without"} script`, async ({
    arriveAs,
  }) => {
    const [jeanne, claire, paul] = [
      await newActor("Jeanne Lefèvre"),
      await newActor("Claire Lefèvre"),
      await newActor("Paul Garnier"),
    ]
    const patientId = await newPatient(jeanne)
    await newDelegation(jeanne, patientId, claire, compilePurpose("everyday"))
    await newDelegation(jeanne, patientId, paul, { permissions: ["view:visits", "view:measures"], documentGroups: [] })
    await withAccess(claire, patientId, ["view:measures"], async (access) => access.trace({ action: "measure.listed" }))
    const [hers, his] = [await arriveAs(jeanne, { javaScriptEnabled }), await arriveAs(paul, { javaScriptEnabled })]

    await his.goto(`/patients/${patientId}`)
    await his.getByRole("link", { name: "Voir qui vient, et quand" }).click()
    await expect(his.getByRole("main")).toContainText("Claire Lefèvre")
    await expect(his.getByRole("main")).not.toContainText("mesure")
    await his.getByRole("link", { name: "Signaler : Claire" }).click()
    await his.getByRole("button", { name: "Signaler à Jeanne" }).click()
    await expect(his.getByRole("status").filter({ hasText: "Jeanne recevra une notification" })).toBeVisible()

    await hers.goto("/account/notices")
    await expect(hers.getByRole("main")).toContainText("Paul Garnier vous signale une visite dans votre espace.")
    await hers.getByRole("link", { name: /^Voir/ }).click()
    await expect(hers.getByRole("heading", { level: 1 })).toHaveText("Une visite à regarder")
    await expect(hers.getByRole("main")).toContainText("Claire Lefèvre")
    await hers.getByRole("link", { name: "Revenir à « Qui a vu quoi »" }).click()
    await hers.getByRole("button", { name: "Ne plus montrer à Paul Garnier qui vient" }).click()
    await expect(hers.getByRole("link", { name: "Choisir quelqu’un", exact: true })).toBeVisible()
    await his.goto(`/patients/${patientId}/journal/visits`)
    await expect(his.getByRole("main")).not.toContainText("Claire")

    await hers.getByRole("link", { name: "Choisir quelqu’un" }).click()
    await hers.getByRole("button", { name: "Demander à Paul Garnier" }).click()
    await expect(hers.getByRole("main")).toContainText("voir qui vient dans votre espace et quand, jamais ce qui est lu")
  })
