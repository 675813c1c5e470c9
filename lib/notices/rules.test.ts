import { expect, it } from "vitest"
import { LANGUAGES, NOTICE_SUBJECTS } from "@/drizzle/vocabulary"
import { readCatalogue } from "@/lib/words/catalogue"
import { placeOf, sentenceOf } from "./rules"

const toldAt = new Date("2026-11-30T08:00:00Z")

it("A notice leads to a page of ours that names what it tells of", () => {
  // What was answered, or is near, may be there no longer: these lead to its section, as days away do; there is one trusted person.
  const elsewhere = [
    "absence",
    "address",
    "appointment_soon",
    "export_asked",
    "export_ready",
    "note",
    "phone",
    "prevention",
    "trusted_person",
    "week",
  ]
  const ofClosing = ["closing_asked", "closing_undone", "closing_shut", "space_erased", "space_shut", "space_open_again"]
  const subjects = NOTICE_SUBJECTS.filter(
    (about) => ![...elsewhere, ...ofClosing].includes(about) && !about.startsWith("answered_"),
  )
  for (const about of subjects) {
    const place = placeOf({ about, spaceId: "space", subjectId: "subject", name: null, toldAt })
    expect(place).toMatch(
      /^\/(patients\/space\/(helpers|documents|rectifications|messages|tasks|journal|profile\/medications)|helping|children)\/subject$/,
    )
  }
})

it("A notice says on the page what it tells of, whatever it is", () => {
  for (const language of LANGUAGES) {
    const said = readCatalogue(language).account.notices.about
    for (const about of NOTICE_SUBJECTS) expect(said, about).toHaveProperty(sentenceOf(about))
  }
})

it("A notice that an address could not be kept leads to where another is given", () => {
  expect(placeOf({ about: "address", spaceId: null, subjectId: null, name: null, toldAt })).toBe("/account")
})

it("A notice that the number changed leads to where it is seen", () => {
  expect(placeOf({ about: "phone", spaceId: null, subjectId: null, name: null, toldAt })).toBe("/account/phone")
})

it.each([
  ["closing_asked", "/patients/space/closing"],
  ["closing_undone", "/patients/space/closing"],
  ["closing_shut", "/patients/space/closing"],
  ["space_erased", "/account/erased"],
  // Nothing of the space itself: to who helps there it is as one that is not there.
  ["space_shut", "/helping"],
  ["space_open_again", "/helping"],
] as const)("A notice of a closing (%s) leads to what may be read then", (about, page) => {
  expect(placeOf({ about, spaceId: "space", subjectId: "space", name: null, toldAt })).toBe(page)
})

it.each([
  ["answered_line", "profile"],
  ["answered_conditions", "profile/conditions"],
  ["answered_family_history", "profile/family-history"],
  ["answered_measure", "measures"],
  ["answered_vaccination", "vaccinations"],
  ["answered_appointment", "appointments"],
  ["appointment_soon", "appointments"],
  ["prevention", "prevention"],
  ["absence", "tasks"],
  ["export_asked", "take-out"],
  ["export_ready", "take-out"],
  ["note", "notebook"],
] as const)("A notice of an answer (%s) leads to what stands now", (about, page) => {
  expect(placeOf({ about, spaceId: "space", subjectId: "subject", name: null, toldAt })).toBe(`/patients/space/${page}`)
})

it("A notice from before they led anywhere leads nowhere", () => {
  expect(placeOf({ about: null, spaceId: null, subjectId: null, name: null, toldAt })).toBeNull()
})

it("The letter of the week leads to that week, by whatever clock it came on a Monday", () => {
  const week = (told: string) =>
    placeOf({ about: "week", spaceId: "space", subjectId: "space", name: null, toldAt: new Date(told) })
  // Monday in Paris, in Nouméa and in Tahiti.
  expect(week("2026-11-30T08:00:00Z")).toBe("/patients/space/journal?week=2026-11-26#week")
  expect(week("2026-11-29T22:00:00Z")).toBe("/patients/space/journal?week=2026-11-25#week")
  expect(week("2026-11-30T19:00:00Z")).toBe("/patients/space/journal?week=2026-11-26#week")
})
