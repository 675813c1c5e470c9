import { expect, test } from "vitest"
import { cookieOf } from "../circle/circle"
import { circle } from "./circle"
import { ask, portal } from "./client"
import { formOf } from "./form-of"
import { formsOf, sendFields } from "./forms"

const mainOf = (html: string) => /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? ""

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
