import { newActor, newDelegation, newPatient, newTeamMember } from "@/lib/access/testing"
import { MESSAGING } from "@/lib/threads/testing"
import { expect, test } from "./fixtures/test"

for (const javaScriptEnabled of [true, false])
  test(`Jeanne asks her nurse a question and reads the answer, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    arriveAs,
  }) => {
    const [jeanne, claire] = [await newActor("Jeanne Lefèvre"), await newActor("Claire Garnier")]
    const julie = await newActor("Julie Caron", "professional", { professionCode: "60", sex: "female" })
    const patientId = await newPatient(jeanne)
    await newTeamMember(jeanne, patientId, julie)
    await newDelegation(jeanne, patientId, claire, MESSAGING)

    // When answers come is said before anything is written.
    const nurse = await arriveAs(julie, { javaScriptEnabled })
    await nurse.goto("/professional/messages")
    await nurse.getByLabel(/^Votre phrase/).fill("Je lis mes messages chaque soir.")
    await nurse.getByRole("button", { name: "Enregistrer" }).click()
    await expect(nurse.getByText("Votre phrase est enregistrée.")).toBeVisible()

    const hers = await arriveAs(jeanne, { javaScriptEnabled })
    await hers.goto(`/patients/${patientId}/messages`)
    await hers.getByRole("link", { name: "Écrire un message" }).click()
    await expect(hers.getByRole("main")).toContainText("« Je lis mes messages chaque soir. »")
    await expect(hers.getByRole("main")).toContainText("appelez le 15")
    await hers.getByRole("button", { name: "Envoyer" }).click()
    await expect(hers.getByRole("alert").first()).toContainText("Choisissez à qui vous écrivez")
    await hers.getByLabel("À qui ?").selectOption({ label: "Julie Caron, infirmière" })
    await hers.getByLabel("De quoi s’agit-il ?").fill("Mon pansement")
    await hers.getByLabel("Votre message").fill("Le pansement s’est décollé. Que faire ?")
    await hers.getByRole("button", { name: "Envoyer" }).click()
    await expect(hers.getByText("Votre message est parti.")).toBeVisible()
    await hers.getByLabel("Ajouter une personne qui m’aide").selectOption({ label: "Claire Garnier" })
    await hers.getByRole("button", { name: "Ajouter à la conversation" }).click()
    await expect(hers.getByText(/Elle lira à partir du prochain message/).first()).toBeVisible()
    const thread = new URL(hers.url()).pathname

    // Two gestures: the ready-made answer, and send.
    await nurse.goto("/professional/messages")
    await expect(nurse.getByRole("list", { name: "Conversations" })).toContainText("1 message non lu")
    await nurse.getByRole("link", { name: "Lefèvre Jeanne" }).click()
    await expect(nurse.getByRole("main")).toContainText("Claire Garnier")
    await nurse.getByRole("link", { name: "M’appeler" }).click()
    await expect(nurse.getByLabel("Votre message")).toHaveValue(/Appelez-moi au cabinet/)
    await nurse.getByRole("button", { name: "Envoyer" }).click()
    await expect(nurse.getByText("Votre message est parti.")).toBeVisible()

    // Who helps reads from there on, and signs with both names.
    const theirs = await arriveAs(claire, { javaScriptEnabled })
    await theirs.goto(`/patients/${patientId}/messages`)
    await theirs.getByRole("link", { name: "Mon pansement" }).click()
    await expect(theirs.getByRole("main")).toContainText("Appelez-moi au cabinet")
    await expect(theirs.getByRole("main")).not.toContainText("s’est décollé")
    await theirs.getByLabel("Votre message").fill("Je vous appelle demain.")
    await theirs.getByRole("button", { name: "Envoyer" }).click()
    await expect(theirs.getByText("Votre message est parti.")).toBeVisible()

    await hers.goto(`/patients/${patientId}`)
    await expect(hers.getByRole("link", { name: /Messages.*2 messages non lus/ }).first()).toBeVisible()
    await hers.goto(thread)
    await expect(hers.getByRole("main")).toContainText("Claire Garnier, pour Jeanne Lefèvre")
    await expect(hers.getByRole("main")).toContainText("Lu par Julie Caron")
    await hers.getByRole("button", { name: "Ouvrir les messages d’avant à Claire Garnier" }).click()
    await expect(hers.getByText("Les messages d’avant sont ouverts.")).toBeVisible()
    await theirs.reload()
    await expect(theirs.getByRole("main")).toContainText("s’est décollé")

    // Closed, it says whom to turn to; she opens it again.
    await nurse.reload()
    await nurse.getByRole("button", { name: "Fermer la conversation" }).click()
    await expect(nurse.getByText("La conversation est fermée.")).toBeVisible()
    await hers.goto(thread)
    await expect(hers.getByRole("main")).toContainText("par Julie Caron")
    await expect(hers.getByRole("main")).toContainText("Pour une nouvelle question")
    await hers.getByRole("button", { name: "Rouvrir la conversation" }).click()
    await expect(hers.getByLabel("Votre message")).toBeVisible()
  })
