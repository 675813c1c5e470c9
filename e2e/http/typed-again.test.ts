import { expect, test } from "vitest"
import { dayInParis } from "@/lib/platform/days"
import { cookieOf } from "../circle/circle"
import { headingOf } from "./asking"
import { circle } from "./circle"
import { ask, portal, type Reply } from "./client"

/** Presses buttons of the form that describes a deposit, as a browser without script does, with what it kept of the pages before. */
async function describing() {
  const people = await circle()
  const page = `/patients/${people.patientId}/documents/add/${people.depositDraftId}`
  const signedIn = cookieOf(people, "patient").cookie ?? ""
  let kept = ""
  const show = (address: string) => ask(address, { headers: { cookie: `${signedIn}; ${kept}` } })
  const press = async (fields: Record<string, string>) => {
    const again = await ask(`/typed/again?page=${encodeURIComponent(page)}`, {
      method: "POST",
      headers: { cookie: `${signedIn}; ${kept}`, origin: portal(), "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams(fields).toString(),
    })
    expect(again.status).toBe(303)
    kept = [again.headers["set-cookie"]]
      .flat()
      .map((line) => String(line).split(";")[0])
      .join("; ")
    return { address: again.headers.location ?? "", ...(await show(again.headers.location ?? "")) }
  }
  return { press, show: (question: string) => show(page + question) }
}

const valueOfField = ({ text }: Reply, name: string) =>
  /\svalue="([^"]*)"/.exec(new RegExp(`<input[^>]*\\sname="${name}"[^>]*>`).exec(text)?.[0] ?? "")?.[1]

test("A button of a form draws its page again without script: what was typed stays, and today is filled in", async () => {
  const { press } = await describing()
  const found = await press({ q: "courrier", title: "Lettre", typeCode: "" })
  expect(found.address).toMatch(/\?q=courrier$/)
  expect(valueOfField(found, "title")).toBe("Lettre")
  await press({ step: "day", title: "Lettre", typeCode: "11488-4", actOn: "" })
  const filled = await press({ step: "day", title: "Lettre", typeCode: "11488-4", "actOn.day": "3", today: "actOn" })
  const today = ["year", "month", "day"].map((part) => valueOfField(filled, `actOn.${part}`)).join("-")
  expect(today).toBe(dayInParis(new Date()))
  expect(valueOfField(filled, "typeCode")).toBe("11488-4")
})

test("A deposit is described one question a page, and none is passed over", async () => {
  const { press, show } = await describing()
  expect(headingOf(await show("?step=last"))).toBe("Qu’est-ce que c’est ?")
  const untyped = await press({ step: "day", typeCode: "", actOn: "" })
  expect(headingOf(untyped)).toBe("Qu’est-ce que c’est ?")
  expect(untyped.text).toMatch(/<title>Erreur\s: Qu’est-ce que c’est/)
  const day = await press({ step: "day", typeCode: "57833-6", actOn: "" })
  expect(headingOf(day)).toBe("Quel jour était-ce ?")
  const begun = await press({ step: "last", typeCode: "57833-6", "actOn.day": "14", "actOn.month": "06", "actOn.year": "" })
  expect(headingOf(begun)).toBe("Quel jour était-ce ?")
  expect(["day", "month", "year"].map((part) => valueOfField(begun, `actOn.${part}`))).toEqual(["14", "06", ""])
  const last = await press({ step: "last", typeCode: "57833-6", "actOn.day": "4", "actOn.month": "1", "actOn.year": "2026" })
  expect(headingOf(last)).toBe("Vérifiez, puis déposez")
  expect(last.text).toContain("4 janvier 2026")
  expect(valueOfField(last, "actOn")).toBe("2026-01-04")
  expect(headingOf(await show("?step=type"))).toBe("Qu’est-ce que c’est ?")
})
