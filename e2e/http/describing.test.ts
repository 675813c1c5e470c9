import { expect, test } from "vitest"
import { dayInParis } from "@/lib/platform/days"
import { cookieOf } from "../circle/circle"
import { headingOf, mainOf } from "./asking"
import { circle } from "./circle"
import { ask, portal, type Reply } from "./client"
import { formOf } from "./form-of"
import { formsOf, sendFields } from "./forms"

test("What was photographed is shown over the questions about it", async () => {
  const people = await circle()
  const headers = cookieOf(people, "patient")
  const page = `/patients/${people.patientId}/documents/add/${people.depositDraftId}`
  const main = mainOf((await ask(page, { headers })).text)
  const [, src = ""] = /<img [^>]*src="([^"]*)"/.exec(main) ?? []
  expect(src).toContain(`${page}/picture`)
  expect(main.indexOf(src)).toBeLessThan(main.indexOf("<form"))
  const picture = await ask(src.replaceAll("&amp;", "&"), { headers })
  expect([picture.status, picture.headers["content-type"]]).toEqual([200, expect.stringMatching(/^image\//)])
})

test("A search for the type, and the whole list, draw the page again with everything typed, without script", async () => {
  const people = await circle()
  const { cookie = "" } = cookieOf(people, "patient")
  const headers = { cookie, origin: portal() }
  const page = `/patients/${people.patientId}/documents/add/${people.depositDraftId}`
  const words = { title: "Lettre du Dr Morel", sensitivity: "sensitive" }
  // A day that is not finished stays as it was begun.
  const looks = [
    { q: "ordonnance", actOn: "2026-06-14" },
    { q: "", all: "1", actOn: "-06-14" },
  ]
  for (const { all, ...typed } of looks) {
    const { fields } = await formOf("depositDocument", page, headers, { ...words, ...typed, ...(all && { all }) })
    const sent = await sendFields(`/typed/again?page=${encodeURIComponent(page)}`, fields, headers)
    expect(sent.status).toBe(303)
    const kept = [sent.headers["set-cookie"] ?? []].flat().map((one) => one.split(";")[0])
    const again = await ask(sent.headers.location ?? "", { headers: { cookie: [cookie, ...kept].join("; ") } })
    const [form] = formsOf(again.text).filter(({ fields: of }) => of.some(([name]) => name === "title"))
    expect(Object.fromEntries(form?.fields ?? [])).toMatchObject({ ...words, ...typed })
    expect(/<select [^>]*name="typeCode"/.test(again.text)).toBe(all !== undefined)
  }
})

/** Presses buttons of the form that describes a deposit, as a browser without script does, with what it kept of the pages before. */
async function describing() {
  const people = await circle()
  const page = `/patients/${people.patientId}/documents/add/${people.depositDraftId}`
  const signedIn = cookieOf(people, "patient").cookie ?? ""
  let kept = ""
  const show = (address: string) => ask(address, { headers: { cookie: `${signedIn}; ${kept}` } })
  const press = async (fields: Record<string, string>, address = `/typed/again?page=${encodeURIComponent(page)}`) => {
    const again = await ask(address, {
      method: "POST",
      headers: { cookie: `${signedIn}; ${kept}`, origin: portal(), "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams(fields).toString(),
    })
    expect(again.status).toBe(303)
    kept = [again.headers["set-cookie"]]
      .flat()
      .map((line) => String(line).split(";")[0])
      .join("; ")
    return show(again.headers.location ?? "")
  }
  return { press, show: (question: string) => show(page + question) }
}

const valueOfField = ({ text }: Reply, name: string) =>
  /\svalue="([^"]*)"/.exec(new RegExp(`<input[^>]*\\sname="${name}"[^>]*>`).exec(text)?.[0] ?? "")?.[1]

test("Today is filled in by a press, without script, on the page that asks for the day", async () => {
  const { press } = await describing()
  const day = await press({ step: "day", title: "Lettre", typeCode: "11488-4", actOn: "" })
  const [button = ""] = /<button[^>]*name="today"[^>]*>/.exec(day.text) ?? []
  const address = (/formaction="([^"]*)"/i.exec(button)?.[1] ?? "").replaceAll("&amp;", "&")
  const filled = await press({ title: "Lettre", typeCode: "11488-4", "actOn.day": "3", today: "actOn" }, address)
  expect(headingOf(filled)).toBe("Quel jour était-ce ?")
  const today = ["year", "month", "day"].map((part) => valueOfField(filled, `actOn.${part}`)).join("-")
  expect(today).toBe(dayInParis(new Date()))
  expect(["title", "typeCode"].map((name) => valueOfField(filled, name))).toEqual(["Lettre", "11488-4"])
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
  // The way back to a question takes what is typed on the last page along.
  const back = await press({ step: "type", typeCode: "57833-6", actOn: "2026-01-04", title: "Lettre", sensitivity: "sensitive" })
  expect(headingOf(back)).toBe("Qu’est-ce que c’est ?")
  expect(["title", "sensitivity", "actOn"].map((name) => valueOfField(back, name))).toEqual(["Lettre", "sensitive", "2026-01-04"])
})
