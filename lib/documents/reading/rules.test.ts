import { describe, expect, it } from "vitest"
import { eachOnce, MOST_LETTERS, textOfView, tidy } from "./rules"

describe("The text of a document as it is kept", () => {
  it("has neither what no database keeps nor long blanks, and is cut where no more is looked for", () => {
    expect(tidy("Une\0 allergie  \n \n\n  connue\t ")).toBe("Une allergie\nconnue")
    expect(tidy("\ud800a")).toBe("\ufffda")
    expect(tidy("a".repeat(MOST_LETTERS + 1))).toHaveLength(MOST_LETTERS)
  })

  it("is what the author wrote: words styled in part stay whole, cells stand apart, and no name of ours is among them", () => {
    const view = {
      header: { title: "Compte rendu", patient: { name: "Jeanne" }, confidentiality: "N" },
      nodes: [
        {
          kind: "paragraph",
          anchor: "a1",
          caption: [],
          children: [
            { kind: "group", styles: ["bold"], anchor: null, isBlock: false, children: [{ kind: "text", text: "anti" }] },
            { kind: "text", text: "biotique" },
          ],
        },
        { kind: "table", body: [[{ children: [{ kind: "text", text: "fer" }] }, { children: [{ kind: "text", text: "bas" }] }]] },
      ],
    }
    expect(textOfView(view).split("\n")).toEqual(["Compte rendu", "antibiotique", "fer", "bas"])
  })

  it("gives each word once, and no more of them than an index holds", () => {
    expect(eachOnce(["un", "deux", "un", "x".repeat(61)])).toEqual(["un", "deux"])
    const many = Array.from({ length: 30_000 }, (_, at) => `mot${at}`)
    expect(eachOnce(many)).toHaveLength(20_000)
    const long = Array.from({ length: 20_000 }, (_, at) => `${"ع".repeat(50)}${at}`)
    expect(Buffer.byteLength(eachOnce(long).join(""))).toBeLessThan(300_001)
  })
})
