import { expect, it } from "vitest"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { newActor, newPatient } from "@/lib/access/testing"
import { doesIn, newHousehold } from "@/lib/journal/testing"
import { paperPdf } from "@/lib/platform/letters/paper"
import { readPdf } from "@/lib/platform/letters/reading.testing"
import { comersPaper } from "./paper"
import { readSheet } from "./reads"

const print = async (actor: Actor, patientId: string) => {
  const sheet = await withAccess(actor, patientId, ["view:journal"], (access) => readSheet(access))
  const { pages, elements } = await readPdf(await paperPdf(comersPaper(sheet, "fr")))
  return { pages, words: elements.map(({ text }) => text).join("\n") }
}

it("The week on paper says who came and who did not, on one page", async () => {
  const { jeanne, claire, space } = await newHousehold()
  await doesIn(space, claire, [{ action: "document.listed" }])
  const { pages, words } = await print(jeanne, space)
  expect(pages).toBe(1)
  expect(words).toContain("Qui est venu chez Jeanne")
  expect(words).toMatch(/Claire Lefèvre, votre fille, est venue \p{L}+/u)
  expect(words).toMatch(/Paul Garnier, votre voisin\p{L}*, n’(est pas venue?|a pas ouvert)/u)
})

it("and that nobody came, where nobody did", async () => {
  const jeanne = await newActor("Jeanne Lefèvre")
  expect((await print(jeanne, await newPatient(jeanne))).words).toContain("n’est venu cette semaine")
})
