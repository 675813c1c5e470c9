import { expect, test } from "vitest"
import { LANGUAGES } from "@/drizzle/vocabulary"
import type { Actor } from "@/lib/access/actor"
import { asSuperuser, newActor, newDocument, newPatient, newTeamMember } from "@/lib/access/testing"
import { invite } from "@/lib/invitation/testing"
import { newReviewer, sendRequest, takeUp } from "@/lib/review/testing"
import { ask } from "./client"
import { as } from "./form-of"
import { presses } from "./presses"

const wordsOf = (html: string) =>
  (/<body[\s\S]*<\/body>/.exec(html)?.[0] ?? "").replace(/<script[\s\S]*?<\/script>/g, "").replace(/<[^>]+>/g, " ")

/** Somebody of whose birth this is known, with a space, a doctor, a request and a caregiver who was born as well. */
async function bornIn(birthDate: string) {
  const [jeanne, lucie, nina] = [await newActor("Jeanne Lefèvre"), await newActor("Lucie Bonnet"), await newActor("Nina Essai")]
  const ids = [jeanne, lucie, nina].map(({ accountId }) => accountId)
  await asSuperuser((sql) => sql`update accounts set birth_date = ${birthDate} where id in ${sql(ids)}`)
  const traits = jeanne.traits && { ...jeanne.traits, birthDate }
  const patientId = await newPatient({ ...jeanne, traits })
  const doctor = await newActor("Dr Anne Morel", "professional")
  await newTeamMember(jeanne, patientId, doctor)
  const named = await newDocument(jeanne, patientId, {
    aboutName: "Nina Essai",
    aboutBirthDate: birthDate,
    aboutConfirmedAt: new Date(),
  })
  const { id, code } = await invite(jeanne, patientId, { who: { name: "Lucie Bonnet" } })
  await presses(await as(lucie), "without script").does(`/invitation/${code}`, "acceptInvitation")
  const [reviewer, caseId] = [await newReviewer(), await sendRequest(jeanne)]
  await takeUp(reviewer, caseId)
  const pages: [Actor, string][] = [
    [jeanne, "/account"],
    [nina, "/open-space"],
    [doctor, "/professional"],
    [doctor, `/patients/${patientId}`],
    [jeanne, `/patients/${patientId}/helpers/${id}`],
    [jeanne, `/patients/${patientId}/documents/${named}`],
    [reviewer, `/review/${caseId}`],
  ]
  return pages
}

/** What nobody said: a day, a first of January, or a date as a machine keeps it. */
const MADE_UP = /1948-|\b\d{1,2}(er)? \p{L}+ 1948|janvier 1948|January 1948|Invalid|NaN/u

/** What registers give of a day of birth, and how each language says it. */
const KNOWN = [
  ["1948", { fr: "1948", en: "1948" }],
  ["1948-06", { fr: "juin 1948", en: "June 1948" }],
] as const

test.each(KNOWN)("Of the day of birth %s what is known is said, and nothing that is not", async (birthDate, said) => {
  const pages = await bornIn(birthDate)
  for (const [reader, address] of pages) {
    const { cookie } = await as(reader)
    for (const language of LANGUAGES) {
      const { status, text } = await ask(address, { headers: { cookie: `${cookie}; relais.language=${language}` } })
      expect(status, address).toBe(200)
      expect.soft(wordsOf(text), `${address}, ${language}`).toContain(said[language])
      expect.soft(wordsOf(text), `${address}, ${language}`).not.toMatch(MADE_UP)
    }
  }
})
