import { expect, test } from "vitest"
import { newUnsureRecord } from "@/lib/search/testing"
import { mainOf } from "./asking"
import { ask } from "./client"
import { as } from "./form-of"

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
