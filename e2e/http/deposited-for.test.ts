import { expect, test } from "vitest"
import { LANGUAGES } from "@/drizzle/vocabulary"
import { newActor, newDelegation, newDocument, newPatient } from "@/lib/access/testing"
import { wordsIn } from "@/lib/words/translator"
import { ask } from "./client"
import { as } from "./form-of"

test.each(LANGUAGES)(
  "Who deposited and for whom is said to the person, to who did it and to another, in %s",
  async (language) => {
    const [jeanne, claire, paul] = [
      await newActor("Jeanne Lefèvre"),
      await newActor("Claire Lefèvre"),
      await newActor("Paul Garnier"),
    ]
    const patientId = await newPatient(jeanne)
    for (const caregiver of [claire, paul]) await newDelegation(jeanne, patientId, caregiver)
    const by = { authorKind: "caregiver", authorAccountId: claire.accountId, authorName: claire.displayName } as const
    const id = await newDocument(claire, patientId, { title: "Ordonnance de Claire", ...by })
    const t = wordsIn(language, "documents.by")
    const [author, name] = ["Claire Lefèvre", "Jeanne"]
    const said = [
      [jeanne, t("caregiverForYou", { author })],
      [claire, t("youFor", { name })],
      [paul, t("caregiverFor", { author, name })],
    ] as const
    expect(new Set(said.map(([, words]) => words)).size).toBe(3)
    for (const [reader, words] of said) {
      const { cookie } = await as(reader)
      const headers = { cookie: `${cookie}; relais.language=${language}` }
      for (const address of ["", "/documents", `/documents/${id}`]) {
        const { text } = await ask(`/patients/${patientId}${address}`, { headers })
        const read = text.toLowerCase()
        expect.soft(read, `${reader.displayName} ${address}`).toContain(words.toLowerCase())
        for (const [, others] of said)
          if (others !== words) expect.soft(read, `${reader.displayName} ${address}`).not.toContain(others.toLowerCase())
      }
    }
  },
)
