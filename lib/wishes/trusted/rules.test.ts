import { describe, expect, it } from "vitest"
import { formPdf } from "@/lib/platform/letters/form"
import { readPdf } from "@/lib/platform/letters/reading.testing"
import { trustedPersonForm } from "./rules"

const CLAIRE = { name: "Claire Lefèvre", relation: "daughter", telephone: "06 39 98 12 34", address: "" }
const form = (language: "fr" | "en", said: Record<string, string> = CLAIRE) =>
  trustedPersonForm(language, { patientName: "Jeanne Lefèvre", said, date: new Date("2026-11-30T12:00:00Z") })
const lines = async (language: "fr" | "en") => {
  const { elements, pages } = await readPdf(await formPdf(form(language)))
  expect(pages).toBe(1)
  return elements.map(({ text }) => text)
}

describe("The form by which Jeanne names Claire", () => {
  it("says who names whom, how to reach her, what she is for, and has a place for two to sign: no more", async () => {
    expect(await lines("fr")).toEqual([
      expect.stringMatching(/personne de confiance/i),
      expect.stringMatching(/Jeanne Lefèvre.*Claire Lefèvre/),
      expect.stringContaining("06 39 98 12 34"),
      ...[expect.any(String), expect.any(String), expect.stringContaining("L1111-6")],
      expect.stringContaining("Jeanne Lefèvre"),
      expect.stringContaining("Claire Lefèvre"),
    ])
  })

  it("says the same in English, and nothing of how to reach somebody of whom nothing is known", async () => {
    expect(await lines("en")).toHaveLength(8)
    const bare = form("fr", { ...CLAIRE, telephone: "" })
    expect(bare.paragraphs).toHaveLength(4)
    expect(JSON.stringify(bare)).not.toContain("06 39")
    expect(bare.signatures).toHaveLength(2)
  })

  it("tells nothing of the tie between them, nor of her health", async () => {
    expect((await lines("fr")).join()).not.toMatch(/fille|diabète|traitement|né|INS/)
  })
})
