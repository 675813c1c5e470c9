import { asSuperuser, newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { compilePurpose } from "@/lib/reference/purposes"
import { expect, test } from "./fixtures/test"

for (const javaScriptEnabled of [true, false])
  test(`Claire closes her account after signing in anew, and Jeanne is told, ${javaScriptEnabled ? "with" : "without"} script`, async ({
    arriveAs,
  }) => {
    const [jeanne, claire] = [await newActor("Jeanne Lefèvre"), await newActor("Claire Lefèvre")]
    const patientId = await newPatient(jeanne)
    await newDelegation(jeanne, patientId, claire, compilePurpose("everyday"))
    const [hers, claires] = [await arriveAs(jeanne, { javaScriptEnabled }), await arriveAs(claire, { javaScriptEnabled })]

    await claires.goto("/account")
    await claires.getByRole("link", { name: "Fermer mon compte" }).click()
    await expect(claires.getByRole("main")).toContainText("Ce que vous avez signé reste, avec votre nom.")
    await expect(claires.getByRole("button", { name: "Fermer mon compte maintenant" })).toHaveCount(0)
    const anew = claires.getByRole("link", { name: "Me connecter de nouveau" })
    await expect(anew).toHaveAttribute("href", "/sign-in/citizen?step_up=1&back=%2Faccount%2Fclose")
    await asSuperuser((sql) => sql`update sessions set stepped_up_at = now() where account_id = ${claire.accountId}`)
    await claires.reload()
    await claires.getByRole("button", { name: "Fermer mon compte maintenant" }).click()
    await expect(claires.getByRole("heading", { level: 1 })).toHaveText("Votre compte est fermé")
    await claires.goto("/account")
    await expect(claires).toHaveURL(/sign-in/)

    await hers.goto("/account/notices")
    await expect(hers.getByRole("main")).toContainText("Claire Lefèvre ne vous aide plus.")
  })

test("Jeanne, who has a space, reads why her account is not closed from here", async ({ arriveAs }) => {
  const jeanne = await newActor("Jeanne Lefèvre")
  await newPatient(jeanne)
  const hers = await arriveAs(jeanne, {})
  await hers.goto("/account/close")
  await expect(hers.getByRole("main")).toContainText("Vous avez un espace")
  await expect(hers.getByRole("main").getByRole("button")).toHaveCount(0)
})
