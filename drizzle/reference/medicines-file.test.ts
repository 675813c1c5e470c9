import { describe, expect, it } from "vitest"
import { medicineLine, medicinesFile } from "../testing/medicines"
import { MedicinesFileError, parseMedicinesFile } from "./medicines-file"

const ONE = medicineLine("60000001", "EXEMPLINE 500 mg, comprimé sécable")
const TWO = medicineLine("60000002", "EXEMPLINE NOURRISSON, suspension buvable", {
  form: "suspension",
  marketing: "Non commercialisée",
})

function faultsOf(bytes: Uint8Array): string[] {
  try {
    parseMedicinesFile(bytes)
  } catch (error) {
    if (error instanceof MedicinesFileError) return error.faults
  }
  return []
}

describe("A file of medicines", () => {
  const read = parseMedicinesFile(medicinesFile(ONE, TWO))

  it("says of each its code, its name, its form and how it stands", () => {
    expect(read).toEqual([
      {
        cis: "60000001",
        name: "EXEMPLINE 500 mg, comprimé sécable",
        form: "comprimé",
        authorisation: "Autorisation active",
        marketing: "Commercialisée",
      },
      expect.objectContaining({ cis: "60000002", form: "suspension", marketing: "Non commercialisée" }),
    ])
  })

  it("is read in UTF-8 with or without its mark, in Latin-1, with empty lines and without a last end of line", () => {
    const text = `${ONE}\n\n${TWO}`
    for (const bytes of [Buffer.from(text), Buffer.from(`\uFEFF${text}\n`), Buffer.from(text, "latin1")])
      expect(parseMedicinesFile(bytes)).toEqual(read)
  })

  it("keeps the ligatures and quotation marks of a file that Windows wrote", () => {
    const bytes = Buffer.from(`${medicineLine("60000003", "@STRADIOL L#ILE, gel")}\r\n`, "latin1")
    bytes[bytes.indexOf("@")] = 0x8c
    bytes[bytes.indexOf("#")] = 0x92
    expect(parseMedicinesFile(bytes)[0]?.name).toBe("ŒSTRADIOL L’ILE, gel")
  })

  it.each([
    ["a line that was cut in its middle", medicinesFile(ONE, TWO.slice(0, 60)), "line 2: 3 columns where CIS_bdpm.txt has 12"],
    ["a line that was cut in its last word", medicinesFile(ONE, TWO.slice(0, -1)), "line 2: the twelfth column is Oui or Non"],
    ["a column too many", medicinesFile(`${ONE}\tx`), "line 1: 13 columns where CIS_bdpm.txt has 12"],
    ["commas between", medicinesFile(ONE.replaceAll("\t", ";")), "line 1: 1 columns where CIS_bdpm.txt has 12"],
    ["titles", medicinesFile(ONE.replace("60000001", "Code CIS")), "line 1: the first column is a code of 8 digits"],
    ["no name", medicinesFile(ONE.replace(/EXEMPLINE[^\t]*/, " ")), "line 1: the second column is a name"],
    ["another day", medicinesFile(ONE.replace("01/02/2003", "2003-02-01")), "line 1: the eighth column is a day as 31/12/2026"],
    ["a code twice", medicinesFile(ONE, TWO, ONE), "line 3: the code 60000001 stands there twice"],
    ["nothing", Buffer.from("\uFEFF\r\n"), "the file is empty"],
  ])("with %s is refused, and the line is named", (_what, bytes, fault) => {
    expect(faultsOf(bytes)).toEqual([fault])
  })

  it("takes a tab at the end of a line for nothing", () => {
    expect(parseMedicinesFile(medicinesFile(`${ONE}\t`))).toHaveLength(1)
  })

  it("in UTF-16 is refused, and its first twenty faults are said", () => {
    const error = () => parseMedicinesFile(Buffer.from(Array(40).fill(ONE).join("\n"), "utf16le"))
    expect(error).toThrow(MedicinesFileError)
    expect(faultsOf(Buffer.from(Array(40).fill("x").join("\n")))).toHaveLength(40)
  })
})
