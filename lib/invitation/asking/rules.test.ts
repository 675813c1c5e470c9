import { describe, expect, it } from "vitest"
import { askingLink, proposedName, readableLink } from "./rules"

const nameIn = (link: string) => proposedName(new URL(link).searchParams.get("name"))

describe("The link of somebody who asks to help", () => {
  it.each(["Claire Lefèvre", "Élodie d’Arc", "Jean-Pierre", "فاطمة الزهراء"])("carries the name of %s", (name) => {
    expect(nameIn(askingLink("https://relais.example", name))).toBe(name)
  })

  it.each([
    ["Claire Lefèvre", "https://relais.example/give-access?name=Claire+Lefèvre"],
    ["Élodie d’Arc", "https://relais.example/give-access?name=Élodie+d’Arc"],
  ])("can be read and copied by %s, without a gap, and leads to the same", (name, read) => {
    expect(readableLink(askingLink("https://relais.example", name))).toBe(read)
    expect(nameIn(read)).toBe(name)
  })

  it("leads to the same address whoever asks, and to nobody's space", () => {
    expect(askingLink("https://relais.example", "Claire")).toBe("https://relais.example/give-access?name=Claire")
  })

  it.each([undefined, "", "<script>", "0612345678", "L".repeat(81), ["Claire", "Paul"]])("%j proposes no name", (given) => {
    expect(proposedName(given)).toBe("")
  })
})
