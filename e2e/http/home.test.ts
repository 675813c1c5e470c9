import { describe, expect, test } from "vitest"
import { LANGUAGES } from "@/drizzle/vocabulary"
import {
  asSuperuser,
  newActor,
  newConsultation,
  newDelegation,
  newDocument,
  newPatient,
  newTeamMember,
} from "@/lib/access/testing"
import { invite } from "@/lib/invitation/testing"
import { relationWord } from "@/lib/reference/relations"
import { formatsIn } from "@/lib/words/formats"
import { wordsIn } from "@/lib/words/translator"
import { cookieOf } from "../circle/circle"
import { blocksOf, headingOf, mainOf } from "./asking"
import { circle } from "./circle"
import { ask } from "./client"
import { as } from "./form-of"
import { presses } from "./presses"

const ALLERGY = { kind: "allergy", label: "Pansements" }
const DOSE = { against: "dtcap", "givenOn.day": "20", "givenOn.month": "5", "givenOn.year": "2019" }
const inLanguage = ({ cookie = "" }: Record<string, string>, language: string) => ({
  cookie: `${cookie}; relais.language=${language}`,
})

describe("The home of a space", () => {
  test("holds its blocks in one order, each only where it holds something", async () => {
    const [jeanne, lucie, paul] = [
      await newActor("Jeanne Lefèvre"),
      await newActor("Lucie Bonnet"),
      await newActor("Paul Garnier"),
    ]
    const patientId = await newPatient(jeanne)
    const [own, home] = [await as(jeanne), `/patients/${patientId}`]
    await newDocument(jeanne, patientId)
    const claire = await newActor("Claire Lefèvre")
    const noting = ["view:documents", "view:allergies", "add:allergies"]
    await newDelegation(jeanne, patientId, claire, { permissions: noting })
    await presses(await as(claire), "without script").does(`${home}/profile/allergies/add`, "addLine", ALLERGY)
    await newConsultation(jeanne, patientId, await newActor("Dr Hugo Blanc", "professional"))
    await ask(`/patients/${patientId}/documents`, { headers: await as(claire) })
    // Whoever was invited first answers last, and has waited less.
    const his = await invite(jeanne, patientId, { who: { name: "Paul Garnier", relation: "neighbour" } })
    const hers = await invite(jeanne, patientId, { who: { name: "Lucie Bonnet", relation: "niece" } })
    await presses(await as(lucie), "without script").does(`/invitation/${hers.code}`, "acceptInvitation")
    await presses(await as(paul), "without script").does(`/invitation/${his.code}`, "acceptInvitation")
    await presses(own, "without script").does(`${home}/measures/weight`, "addMeasure", { value: "72,4", measuredAt: "" })
    for (const language of LANGUAGES) {
      const [t, layout] = [wordsIn(language, "space"), wordsIn(language, "layout")]
      const reply = await ask(home, { headers: inLanguage(own, language) })
      expect(headingOf(reply)).toBe(t("home.greeting", { givenName: "Jeanne" }))
      const waits = [
        t("home.waits", { name: "Lucie Bonnet", tie: relationWord("niece", "female", language) }),
        t("home.waits", { name: "Paul Garnier", tie: relationWord("neighbour", "female", language) }),
      ]
      const after = [layout("gestures.title"), t("home.measuresTitle"), t("home.whoCame")]
      const toConfirm = t("home.toConfirm", { count: 1 })
      expect(blocksOf(reply.text)).toEqual([...waits, toConfirm, t("home.unreadTitle"), ...after])
      expect(mainOf(reply.text)).toContain(t("home.answers", { count: 3 }))
      const [, line = ""] = /href="([^"]*\/profile\/allergies\/[^"]*)"/.exec(mainOf(reply.text)) ?? []
      const answered = mainOf((await ask(line, { headers: inLanguage(own, language) })).text)
      expect(answered).toContain(wordsIn(language, "profile")("confirm"))
      const hers = mainOf((await ask(home, { headers: inLanguage(await as(claire), language) })).text)
      expect(hers).not.toContain(toConfirm)
      expect(mainOf(reply.text)).toMatch(/Dr Hugo Blanc (est en consultation jusqu’à|is in consultation until)/)
    }
  })

  test("leaves out what is empty, and to who helps what was not given", async () => {
    const [t, layout] = [wordsIn("fr", "space"), wordsIn("fr", "layout")]
    const amina = await newActor("Amina Benali")
    const own = await ask(`/patients/${await newPatient(amina)}`, { headers: await as(amina) })
    expect(blocksOf(own.text)).toEqual([t("home.emptyTitle"), layout("gestures.title")])

    const people = await circle()
    const brings = await ask(`/patients/${people.patientId}`, { headers: cookieOf(people, "caregiverWithout") })
    expect(headingOf(brings)).toBe(t("home.titleOther", { givenName: "Jeanne" }))
    expect(blocksOf(brings.text)).toEqual([layout("gestures.title"), t("home.mayTitle")])
  })

  test("lists nothing old where nothing is new, and says so to whoever reads there", async () => {
    const [jeanne, claire] = [await newActor("Jeanne Lefèvre"), await newActor("Claire Lefèvre")]
    const patientId = await newPatient(jeanne)
    await newDelegation(jeanne, patientId, claire)
    const [home, id] = [`/patients/${patientId}`, await newDocument(jeanne, patientId)]
    for (const [actor, after] of [
      [jeanne, ["En un geste"]],
      [claire, ["En un geste", "Ce que je peux faire ici"]],
    ] as const) {
      const headers = await as(actor)
      expect(blocksOf((await ask(home, { headers })).text)).toEqual(["À lire", ...after])
      await ask(`${home}/documents/${id}`, { headers })
      await asSuperuser((sql) => sql`update space_visits set previous_visit_at = now() where patient_id = ${patientId}`)
      const { text } = await ask(home, { headers })
      expect(blocksOf(text)).toEqual(after)
      expect(mainOf(text)).toContain("Rien de nouveau depuis votre dernière visite.")
      expect(mainOf(text)).not.toContain("Analyses de sang")
    }
  })

  test("gives each caregiver the blocks that were granted, and no trace of the others", async () => {
    const jeanne = await newActor("Jeanne Lefèvre")
    const patientId = await newPatient(jeanne)
    const [home, own] = [`/patients/${patientId}`, await as(jeanne)]
    await newDocument(jeanne, patientId)
    await presses(own, "without script").does(`${home}/measures/weight`, "addMeasure", { value: "72,4", measuredAt: "" })
    await newTeamMember(jeanne, patientId, await newActor("Anne Morel", "professional"))
    const [t, layout] = [wordsIn("fr", "space"), wordsIn("fr", "layout")]
    const [news, gestures] = [t("home.unreadTitle"), layout("gestures.title")]
    const [measures, access] = [t("home.measuresTitleOther"), t("home.mayTitle")]
    for (const [permissions, blocks] of [
      [["view:documents"], [news, gestures, access]],
      [["view:measures"], [gestures, measures, access]],
      [["add:documents"], [gestures, access]],
      [["view:emergency_card"], [access]],
    ] as const) {
      const paul = await newActor("Paul Garnier")
      await newDelegation(jeanne, patientId, paul, { permissions: [...permissions], documentGroups: ["lab_results"] })
      const { text } = await ask(home, { headers: await as(paul) })
      expect.soft(blocksOf(text), permissions.join()).toEqual(blocks)
      expect.soft(mainOf(text).includes("Analyses de sang"), permissions.join()).toBe(blocks.some((block) => block === news))
      expect.soft(mainOf(text).includes("72,4"), permissions.join()).toBe(blocks.some((block) => block === measures))
      for (const never of ["Morel", "Qui est venu", "attend votre réponse", "Donner un code"]) {
        expect.soft(mainOf(text), permissions.join()).not.toContain(never)
      }
    }
  })

  test("says what others noted since one’s last visit, and leads there", async () => {
    const [jeanne, paul] = [await newActor("Jeanne Lefèvre"), await newActor("Paul Garnier")]
    const patientId = await newPatient(jeanne)
    const home = `/patients/${patientId}`
    await newDelegation(jeanne, patientId, paul, { permissions: ["view:allergies"], documentGroups: [] })
    const [own, his] = [await as(jeanne), await as(paul)]
    await ask(home, { headers: his })
    await presses(own, "without script").does(`${home}/profile/allergies/add`, "addLine", { kind: "allergy", label: "Latex" })
    await asSuperuser(
      (sql) => sql`update space_visits set previous_visit_at = now() - interval '3 days' where patient_id = ${patientId}`,
    )
    const main = mainOf((await ask(home, { headers: his })).text)
    expect(main).toMatch(new RegExp(`<a [^>]*href="${home}/profile/allergies"[^>]*>Une allergie</a>`))
    expect(mainOf((await ask("/helping", { headers: his })).text)).toContain("1 chose notée")
    // What she wrote herself is not new to her.
    expect(mainOf((await ask(home, { headers: own })).text)).not.toContain("Une allergie")
  })

  test("says since which day what is new is new, and shows it alone", async () => {
    const jeanne = await newActor("Jeanne Lefèvre")
    const patientId = await newPatient(jeanne)
    const headers = await as(jeanne)
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)
    const read = await newDocument(jeanne, patientId, { title: "Analyses de mai", depositedAt: daysAgo(10) })
    await ask(`/patients/${patientId}/documents/${read}`, { headers })
    await newDocument(jeanne, patientId, { title: "Analyses de ce matin" })
    await ask(`/patients/${patientId}`, { headers })
    const since = daysAgo(3)
    await asSuperuser((sql) => sql`update space_visits set previous_visit_at = ${since} where patient_id = ${patientId}`)
    for (const language of LANGUAGES) {
      const date = formatsIn(language).dateTime(since, { day: "numeric", month: "long" })
      const main = mainOf((await ask(`/patients/${patientId}`, { headers: inLanguage(headers, language) })).text)
      expect(blocksOf(main)[0]).toBe(wordsIn(language, "space")("home.sinceTitle", { date }))
      expect(main).toContain("Analyses de ce matin")
      expect(main).not.toContain("Analyses de mai")
    }
    // What was there before that day and is not read yet is no longer "new since".
    await newDocument(jeanne, patientId, { title: "Analyses d’avril", depositedAt: daysAgo(20) })
    const { text } = await ask(`/patients/${patientId}`, { headers })
    expect(blocksOf(text)[0]).toBe("À lire")
    expect(mainOf(text)).toContain("Analyses d’avril")
  })
})

describe("The home of a record in care", () => {
  test("counts what is new to this professional, kind by kind, and nothing that is hidden from him", async () => {
    const [jeanne, doctor] = [await newActor("Jeanne Lefèvre"), await newActor("Anne Morel", "professional")]
    const patientId = await newPatient(jeanne)
    await newTeamMember(jeanne, patientId, doctor)
    const [home, inCare] = [`/patients/${patientId}`, await as(doctor)]
    expect(mainOf((await ask(home, { headers: inCare })).text)).toContain("C’est votre première visite.")
    await asSuperuser(
      (sql) => sql`update space_visits set previous_visit_at = now() - interval '3 days' where patient_id = ${patientId}`,
    )
    const nothing = mainOf((await ask(home, { headers: inCare })).text)
    expect(nothing).toContain("Rien de nouveau depuis votre venue du")
    await newDocument(jeanne, patientId)
    await newDocument(jeanne, patientId)
    await newDocument(jeanne, patientId, { marks: ["MASQUE_PS"], typeCode: "18748-4", documentGroup: "imaging" })
    const main = mainOf((await ask(home, { headers: inCare })).text)
    expect(main).toContain("Depuis votre venue du")
    expect(main).toMatch(new RegExp(`<a [^>]*href="${home}/documents\\?group=lab_results"[^>]*>2 analyses</a>`))
    expect(main).not.toContain("imagerie")
  })

  test("leads at once to the emergency card, and in two gestures to a line that waits for his word", async () => {
    const people = await circle()
    const home = `/patients/${people.patientId}`
    const [given, inCare] = [cookieOf(people, "caregiver"), cookieOf(people, "teamProfessional")]
    await presses(given, "without script").does(`${home}/profile/allergies/add`, "addLine", ALLERGY)
    const { does } = presses(given, "without script")
    await does(`${home}/measures/weight`, "addMeasure", { value: "72,4", measuredAt: "" })
    await does(`${home}/vaccinations/add`, "addVaccination", DOSE)
    const main = mainOf((await ask(home, { headers: inCare })).text)
    const places = [
      "Pansements (à confirmer)",
      `href="${home}/emergency-card"`,
      ">Ouvrir ce document<",
      ">Allergies</h2>",
      ">Maladies<",
      ">Qui appeler<",
      ">Les derniers documents<",
    ]
    const found = places.map((words) => main.indexOf(words))
    expect(found.every((place) => place > 0)).toBe(true)
    expect(found).toEqual([...found].sort((a, b) => a - b))
    for (const [name, question] of [
      ["Pansements", "Oui, c’est exact"],
      ["Poids", "Oui, la confirmer"],
      ['Diphtérie[^"]*', "Oui, c’est exact"],
    ] as const) {
      const [, line = ""] = new RegExp(`href="([^"]*)"[^>]*aria-label="À confirmer\\s: ${name}"`).exec(main) ?? []
      expect(mainOf((await ask(line, { headers: inCare })).text)).toContain(question)
    }
    expect(main).toContain(`href="${home}/measures#add"`)
  })
})
