import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Language } from "@/drizzle/vocabulary"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser } from "@/lib/access/testing"
import { type HelpedRecord, newHelpedRecord } from "@/lib/access/testing/helped-record"
import { paperPdf } from "@/lib/platform/letters/paper"
import { readPdf } from "@/lib/platform/letters/reading.testing"
import { newVaccination } from "../testing"
import { getVaccinationPaper } from "./queries"

afterAll(closeDatabase)

let { jeanne, claire, morel, patientId } = {} as HelpedRecord
beforeEach(async () => {
  ;({ jeanne, claire, morel, patientId } = await newHelpedRecord(["view:vaccinations", "add:vaccinations"]))
})

const paper = (actor: Actor, language: Language, contested: string[] = []) =>
  withAccess(actor, patientId, ["view:vaccinations", "view:profile"], (access) =>
    getVaccinationPaper(access, language, async () => Object.fromEntries(contested.map((id) => [id, "open" as const]))),
  )
const told = () =>
  asSuperuser(
    (sql) => sql`select actor_account_id from audit_events where patient_id = ${patientId} and action = 'vaccination.printed'`,
  )

describe("The sheet for a school or a traveller", () => {
  it("says what a professional wrote apart from what was only said, in each language", async () => {
    await newVaccination(morel, patientId, { against: "dtp", givenOn: "2019-05-20", vaccine: "Revaxis", lot: "R3B" })
    await newVaccination(claire, patientId, { against: "yellow_fever", givenOn: "1998", vaccine: null })
    const french = await paper(jeanne, "fr")
    expect(french.head).toEqual([
      "Nom\u00a0: Jeanne Lefèvre",
      "Date de naissance\u00a0: 14 mars 1944",
      expect.stringContaining("Imprimé le"),
    ])
    expect(french.parts).toEqual([
      {
        title: "Écrit ou confirmé par un soignant",
        hint: undefined,
        things: [
          {
            name: "Diphtérie, tétanos et poliomyélite",
            lines: ["20 mai 2019 · Revaxis · lot R3B · écrit par Anne Morel, médecin"],
          },
        ],
      },
      {
        title: "Dit par la personne ou par quelqu’un qui l’aide",
        hint: "Aucun soignant ne l’a confirmé dans Relais.",
        things: [{ name: "Fièvre jaune", lines: ["1998 · dit par Claire Lefèvre · à confirmer"] }],
      },
    ])
    const english = await paper(jeanne, "en")
    expect(english.parts.map(({ things }) => things[0])).toEqual([
      { name: "Diphtheria, tetanus and polio", lines: ["20 May 2019 · Revaxis · batch R3B · written by Anne Morel, doctor"] },
      { name: "Yellow fever", lines: ["1998 · said by Claire Lefèvre · to be confirmed"] },
    ])
    expect(await told()).toHaveLength(2)
  })

  it("says of a dose that it is contested, and of no other", async () => {
    const id = await newVaccination(morel, patientId, { against: "yellow_fever", givenOn: "1998", vaccine: null })
    await newVaccination(morel, patientId, { against: "dtp", givenOn: "2019-05-20" })
    const linesIn = async (language: Language) =>
      (await paper(jeanne, language, [id])).parts.flatMap(({ things }) => things.flatMap((thing) => thing.lines))
    const [lines, english] = [await linesIn("fr"), await linesIn("en")]
    expect(lines.filter((line) => line.endsWith(" · contesté"))).toEqual(["1998 · écrit par Anne Morel, médecin · contesté"])
    expect(english.filter((line) => line.endsWith(" · contested"))).toEqual(["1998 · written by Anne Morel, doctor · contested"])
    expect([lines.length, english.length, english.join().includes("contesté")]).toEqual([2, 2, false])
    const { text } = await readPdf(await paperPdf(await paper(jeanne, "en", [id])))
    expect(text.split("contested")).toHaveLength(2)
  })

  it("is a PDF that can be read aloud in its order, over several pages where it is long", async () => {
    for (let year = 1990; year < 2020; year++)
      await newVaccination(jeanne, patientId, { against: "influenza", givenOn: `${year}` })
    for (let year = 1990; year < 2020; year++)
      await newVaccination(jeanne, patientId, { against: "covid", givenOn: `${year}-03` })
    const { text, pages } = await readPdf(await paperPdf(await paper(jeanne, "fr")))
    expect(pages).toBeGreaterThan(1)
    for (const said of ["Vaccins reçus", "Jeanne Lefèvre", "14 mars 1944", "Ce n’est pas un certificat", "mars 2019"])
      expect(text).toContain(said)
  })

  it("is nobody's who may not know the date of birth, and no line says that there was one", async () => {
    await expect(paper(claire, "fr")).rejects.toThrow("view:profile")
    expect(await told()).toEqual([])
  })
})
