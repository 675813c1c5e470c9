import { describe, expect, it } from "vitest"
import { aloneSchema } from "@/lib/invitation/schema"
import { LONGEST_WORDS } from "@/lib/threads/shape/schema"
import { openWords, sealWords } from "./kept-words"

const jeanne = { accountId: "01890000-0000-7000-8000-000000000001", place: null, pathname: "/account" }
/** The field of the question asked alone: all that its form has beside the draft. */
const [ALONE = ""] = Object.keys(aloneSchema.shape).filter((name) => !["patientId", "draftId"].includes(name))
const noon = new Date("2026-11-28T12:00:00Z")
const later = (seconds: number) => new Date(noon.getTime() + seconds * 1000)
const typed = { title: "Prise de sang du 3 mai", groups: ["lab_results", "imaging"] }
const seal = (values: Record<string, string | string[]>) => sealWords(jeanne, { values, isTold: true }, noon)

describe("Words that were typed and not sent", () => {
  const sealed = seal(typed)

  it("wait an hour for the same person on the same page", () => {
    expect(openWords(sealed, jeanne, later(3599))).toMatchObject({ values: typed, isTold: true })
    expect(openWords(sealed, jeanne, later(3600))).toBeNull()
  })

  it("are nobody else's, and stand on no other page", () => {
    for (const accountId of ["01890000-0000-7000-8000-000000000002", null])
      expect(openWords(sealed, { ...jeanne, accountId }, noon)).toBeNull()
    expect(openWords(sealed, { ...jeanne, pathname: "/helping" }, noon)).toBeNull()
  })

  it("of who practises at one place are not shown at another, and are where that place is not known yet", () => {
    const at = (place: string | null) => ({ ...jeanne, place })
    const here = sealWords(at("hospital"), { values: typed, isTold: true }, noon)
    expect(openWords(here, at("practice"), noon)).toBeNull()
    for (const place of ["hospital", null]) expect(openWords(here, at(place), noon)?.values).toEqual(typed)
    expect(openWords(sealed, at("hospital"), noon)?.values).toEqual(typed)
  })

  it("say nothing to who holds them, and are not made by hand", () => {
    expect(Buffer.from(sealed, "base64url").toString("latin1")).not.toMatch(/sang|title/)
    const changed = sealed.slice(0, 40) + (sealed[40] === "A" ? "B" : "A") + sealed.slice(41)
    for (const wrong of ["", "x", changed, Buffer.from(JSON.stringify(typed)).toString("base64url")])
      expect(openWords(wrong, jeanne, noon)).toBeNull()
  })

  it("never hold what was answered alone, and hold every other answer", () => {
    const sent = { [ALONE]: "yes", name: "Claire", answer: "par courrier" }
    expect(openWords(seal(sent), jeanne, noon)?.values).toEqual({ name: "Claire", answer: "par courrier" })
  })

  it("fit into a cookie when they fill the longest field", () => {
    const sentence = "La pièce manque : envoyez la copie intégrale de l’acte de naissance, s’il vous plaît, sous trois mois. "
    const words = Array.from({ length: LONGEST_WORDS }, (_, place) => sentence[(place * place + place) % sentence.length]).join(
      "",
    )
    expect(seal({ words }).length).toBeLessThan(3 * 3800)
    expect(seal({ words: sentence.repeat(LONGEST_WORDS / 100) }).length).toBeLessThan(3800)
  })
})
