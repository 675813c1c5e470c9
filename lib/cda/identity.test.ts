import { describe, expect, it } from "vitest"
import { readCdaIdentity } from "./document"
import { biologyReport } from "./examples"

const identity = (xml: string) => readCdaIdentity(Buffer.from(xml))
const people = async (xml: string) => (await identity(xml)).people

describe("Whom a clinical document is about", () => {
  it("is told in every name that it gives, with the day of birth and the matricules INS", async () => {
    const ids = [{ root: "1.2.250.1.213.1.4.8", extension: "279035121518989" }]
    expect(await people(biologyReport({ ids }))).toEqual([
      {
        name: "Jeanne Lefèvre",
        families: ["MARCHAND", "LEFÈVRE"],
        givens: ["JEANNE MARIE LOUISE", "JEANNE", "JEANNE"],
        wholes: [],
        birthDate: "1944-03-14",
        ids,
      },
    ])
  })

  it("is read where the name stands in one, and the day of birth in part", async () => {
    const patient = '<name>Nina ESSAI</name><birthTime value="194403"/>'
    expect(await people(biologyReport({ patient }))).toMatchObject([
      { name: "Nina ESSAI", families: [], wholes: ["Nina ESSAI"], birthDate: "1944-03" },
    ])
  })

  it("is nobody where the header tells neither name, day nor matricule", async () => {
    expect(await people(biologyReport({ patient: '<name nullFlavor="MSK"/>' }))).toEqual([])
  })
})
