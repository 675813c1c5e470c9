import { expect, test } from "vitest"
import { LANGUAGES } from "@/drizzle/vocabulary"
import { asSuperuser, newActor } from "@/lib/access/testing"
import { listNotices } from "@/lib/notices/queries"
import { placeOf } from "@/lib/notices/rules"
import { newReviewer, newTeenager, sayYes, sendRequest, someChild } from "@/lib/review/testing"
import { mainOf } from "./asking"
import { ask } from "./client"
import { as } from "./form-of"
import { formsOf } from "./forms"
import { pageFaults } from "./page-words"
import { nameOf } from "./presses"

const PATTERN = "/patients/[patientId]/helpers/[delegationId]"

/** What changes an access that was given, and is refused for one that rests on the law. */
const CHANGES = ["revoke", "renew", "narrow", "unable", "at-end", "consent"]

test("Whoever holds a space reads why a parent has access by law and until when, and is offered nothing that would be refused", async () => {
  const [thomas, child] = [await newActor("Thomas Roche"), someChild({ birthDate: "2011-02-11" })]
  const { patientId, holder } = await newTeenager(child)
  await asSuperuser((db) => db`update accounts set birth_date = ${child.birthDate} where id = ${holder.accountId}`)
  await sayYes(await newReviewer(), await sendRequest(thomas, { child }), patientId)
  const [told] = await listNotices(holder, "fr")
  const address = (told && placeOf(told)) ?? ""
  expect(address).toContain(`/patients/${patientId}/helpers/`)
  const headers = await as(holder)
  const pages = await Promise.all(
    LANGUAGES.map(async (language) => {
      const cookie = `${headers.cookie}; relais.language=${language}`
      return { language, text: (await ask(address, { headers: { ...headers, cookie } })).text }
    }),
  )
  for (const { language, text } of pages) {
    // "Noé" ends as a participle does, and is none.
    const page = text.replaceAll("Noé", "Léa-Lou")
    expect.soft(pageFaults(page, { pattern: PATTERN, language, face: "citizen" }), language).toEqual([])
  }
  const main = mainOf(pages.find(({ language }) => language === "fr")?.text ?? "")
  for (const said of [/Jusqu’à vos 18 ans, le 11 février 2029/, /repose sur la loi/, /href="\/help"/, /Pas encore utilisé/])
    expect.soft(main).toMatch(said)
  expect(main).not.toContain("si vous ne répondez pas")
  expect(formsOf(main).map(nameOf)).toEqual([])
  for (const change of CHANGES) {
    expect.soft(main).not.toContain(`${address}/${change}`)
    expect.soft((await ask(`${address}/${change}`, { headers })).status, change).toBe(404)
  }
  const preview = mainOf((await ask(`${address.replace("/helpers/", "/preview/")}/documents`, { headers })).text)
  expect(preview).toContain("Pas d’aperçu pour cet accès")
  expect(preview).toContain(`href="${address}"`)
  expect(preview).not.toContain("ni plus ni moins")
  expect((await ask(`/patients/${patientId}/helpers`, { headers })).text).toContain("exerce l’autorité parentale")
})
