import { describe, expect, it } from "vitest"
import { apart } from "./apart"

describe("Rows of one title", () => {
  const row = (title: string, told: string) => ({ title, told })

  it("are told from each other by what else they say, and by a number where that is the same", () => {
    const rows = [row("Analyses", "3 mai"), row("Ordonnance", "3 mai"), row("Analyses", "4 mai"), row("Analyses", "3 mai")]
    expect(apart(rows)).toEqual(["3 mai", undefined, "4 mai", "3 mai, 2"])
  })

  it("are of one title where only a large letter differs, which nobody hears", () => {
    expect(apart([row("Asthme", "3 mai"), row("asthme", "4 mai")])).toEqual(["3 mai", "4 mai"])
  })

  it("say nothing more where each title stands once", () => {
    expect(apart([row("Analyses", "3 mai"), row("Ordonnance", "3 mai")])).toEqual([undefined, undefined])
  })
})
