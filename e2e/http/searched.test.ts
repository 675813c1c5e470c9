import { expect, test } from "vitest"
import { newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { newUnsureRecord } from "@/lib/search/testing"
import { mainOf } from "./asking"
import { ask } from "./client"
import { as } from "./form-of"
import { presses } from "./presses"

test("What is found says by the badges of its own list that it waits, was refused, is over or was a mistake", async () => {
  const { jeanne, patientId } = await newUnsureRecord()
  const headers = await as(jeanne)
  const read = async (typed: string) => {
    const main = mainOf((await ask(`/patients/${patientId}/search?q=${typed}`, { headers })).text)
    return main.slice(main.indexOf("<ul"))
  }
  const told = ["Écrit par erreur", "À confirmer", "refusé par Jeanne Lefèvre", "Terminé", "Remplacé"]
  for (const [typed, ...expected] of [
    ["amlodipine", "Écrit par erreur"],
    ["latex", "À confirmer"],
    ["poids", "À confirmer"],
    ["taille", "refusé par Jeanne Lefèvre"],
    ["coqueluche", "À confirmer"],
    ["ramipril", "Terminé"],
    ["rester", "Remplacé"],
    ["pollen"],
  ]) {
    const found = await read(String(typed))
    expect
      .soft(
        told.filter((words) => found.includes(words)),
        typed,
      )
      .toEqual(expected)
  }
})

test("Whom to call is found by name and tie, with the number, that it waits, and the way to all of them", async () => {
  const [jeanne, claire] = [await newActor("Jeanne Lefèvre"), await newActor("Claire Lefèvre")]
  const patientId = await newPatient(jeanne)
  await newDelegation(jeanne, patientId, claire, { permissions: ["view:emergency_contacts", "add:emergency_contacts"] })
  const contacts = `/patients/${patientId}/emergency-contacts`
  const said = { name: "Lucie Bonnet", relation: "niece", telephone: "06 39 98 12 34" }
  await presses(await as(claire), "without script").does(contacts, "addEmergencyContact", said)
  const { text } = await ask(`/patients/${patientId}/search?q=ni%C3%A8ce`, { headers: await as(jeanne) })
  for (const words of ["Lucie Bonnet", "nièce · 06 39 98 12 34", "À confirmer", `href="${contacts}"`])
    expect.soft(mainOf(text)).toContain(words)
})
