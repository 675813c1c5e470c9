import { describe, expect, test } from "vitest"
import { formValues, WRITTEN, writtenIn } from "./rules"

function sent(...fields: [string, string][]): FormData {
  const data = new FormData()
  for (const [name, value] of fields) data.append(name, value)
  return data
}

describe("What a form sends", () => {
  test("A person who types one word in a field sends that word", () => {
    expect(formValues(sent(["title", "Analyses"]))).toEqual({ title: "Analyses" })
  })

  test("A person who ticks several boxes of one question sends a list", () => {
    expect(formValues(sent(["group", "hospital"], ["group", "imaging"]))).toEqual({ group: ["hospital", "imaging"] })
  })

  test("A person who writes a date as three numbers sends one day", () => {
    expect(formValues(sent(["on.day", "3"], ["on.month", "11"], ["on.year", "2026"]))).toEqual({ on: "2026-11-03" })
  })

  test("A person who leaves the date empty sends no day", () => {
    expect(formValues(sent(["on.day", ""], ["on.month", ""], ["on.year", ""]))).toEqual({ on: "" })
  })

  test("A person who writes half a date finds it again as typed, and it is no day", () => {
    expect(formValues(sent(["on.day", "31"], ["on.month", ""], ["on.year", "2026"]))).toEqual({ on: "2026--31" })
  })

  test("What the framework adds to a form without script is not the person's answer", () => {
    expect(formValues(sent(["$ACTION_REF_1", ""], ["$ACTION_KEY", "k"], ["title", "x"]))).toEqual({ title: "x" })
  })

  test("A file is not a word", () => {
    const data = sent(["title", "x"])
    data.append("file", new File(["a"], "a.pdf"))
    expect(formValues(data)).toEqual({ title: "x" })
  })
})

describe("What somebody wrote by hand", () => {
  test("is told from choices, rows and hidden words by the form itself, however short and small it is", () => {
    const chosen = sent(["patientId", "00000000-0000-4000-8000-000000000000"], ["kind", "every_day"], ["to", "Dr Anne Morel"])
    for (const [name, value] of [
      ["note", " Elle a bien dormi.\nPeu mangé. "],
      ["title", "pain"],
      ["dose", "7"],
      ["empty", ""],
    ] as const) {
      chosen.append(WRITTEN, name)
      chosen.append(name, value)
    }
    expect(writtenIn(chosen)).toEqual(["Elle a bien dormi.\nPeu mangé.", "pain", "7"])
  })

  test("is a day as it was written, and nothing where none was", () => {
    const day = (name: string, ...parts: string[]) =>
      ["day", "month", "year"].map((part, place): [string, string] => [`${name}.${part}`, parts[place] ?? ""])
    const data = sent([WRITTEN, "on"], [WRITTEN, "until"], [WRITTEN, "since"], ...day("on", "3", "11", "2026"), ...day("until"))
    for (const [name, value] of day("since", "", "", "1998")) data.append(name, value)
    expect(writtenIn(data)).toEqual(["3/11/2026", "1998"])
  })

  test("is not named among the answers", () => {
    expect(formValues(sent([WRITTEN, "title"], ["title", "pain"]))).toEqual({ title: "pain" })
  })
})
