import { describe, expect, test } from "vitest"
import { formValues, writtenIn } from "./rules"

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

test("Of all that a form sends, what somebody wrote is told from choices, rows and days", () => {
  const values = {
    patientId: "00000000-0000-4000-8000-000000000000",
    kind: "every_day",
    groups: ["view:documents", "imaging"],
    on: "2026-11-03",
    version: "3",
    note: " Elle a bien dormi.\nPeu mangé. ",
    title: "Pain",
    empty: "",
  }
  expect(writtenIn(values)).toEqual(["Elle a bien dormi.\nPeu mangé.", "Pain"])
})
