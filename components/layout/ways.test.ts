import { describe, expect, it } from "vitest"
import { type Permission, pagesFor, permissionsOf, type Section } from "@/lib/access/sections"
import { gesturesFor } from "@/lib/space/rules"
import { wordsIn } from "@/lib/words/translator"
import { neighboursOf, type SpaceFrame, waysOf } from "./ways"

const t = wordsIn("fr", "layout")
const sectionsOf = (permissions: readonly Permission[]) => pagesFor((view) => permissions.includes(view))
const frame = (over: Partial<SpaceFrame>): SpaceFrame => ({
  patientId: "p",
  givenName: "Jeanne",
  whose: "own",
  sections: sectionsOf(permissionsOf("self")),
  ...over,
})
const labels = (over: Partial<SpaceFrame>) => {
  const { bar, thumb, more } = waysOf(frame(over), t)
  return [bar, thumb, more].map((ways) => ways.map(({ label }) => label))
}

describe("The bars of a space", () => {
  it("lead a patient to each place that exists, and a telephone keeps the rest under Plus", () => {
    expect(labels({})).toEqual([
      ["Accueil", "Documents", "Ma santé", "Rendez-vous", "Messages", "Qui m’aide"],
      ["Accueil", "Documents", "Ma santé", "Messages"],
      ["Rendez-vous", "Qui m’aide", "Qui a vu quoi", "Confidentialité", "Mes droits"],
    ])
  })

  it("have beside them what one comes for most often, on every page but the first, which holds it in a card", () => {
    const gestures = (permissions: readonly Permission[], over: Partial<SpaceFrame> = {}) =>
      waysOf(frame({ gestures: gesturesFor((one) => permissions.includes(one)), ...over }), t).gestures.map(({ label }) => label)
    expect(gestures(permissionsOf("self"))).toEqual(["Donner un code", "Ajouter un document", "Chercher"])
    expect(gestures(permissionsOf("self"), { current: "home" })).toEqual([])
    expect(gestures(["view:documents"], { whose: "care", sections: ["documents"], current: "home" })).toEqual(["Chercher"])
    expect(gestures(["view:documents"], { whose: "other" })).toEqual(["Chercher"])
    expect(gestures(["view:documents", "add:documents"], { whose: "care", sections: ["documents"] })).toEqual([
      "Ajouter un document",
      "Chercher",
    ])
    expect(gestures([])).toEqual([])
  })

  it("lead a caregiver to what was given and to nothing else, without possessives", () => {
    expect(labels({ whose: "other", sections: sectionsOf(["view:documents"]) })).toEqual([
      ["Accueil", "Documents"],
      ["Accueil", "Documents"],
      ["Mes visites"],
    ])
  })

  it("keep within a thumb's reach what somebody came for who was given one thing", () => {
    expect(labels({ whose: "other", sections: sectionsOf(["view:appointments"]) })).toEqual([
      ["Accueil", "Rendez-vous"],
      ["Accueil", "Rendez-vous"],
      ["Mes visites"],
    ])
  })

  it("lead through a preview by its own pages, with no first page and nothing that these eyes do not see", () => {
    const { bar, thumb } = waysOf(
      frame({ whose: "other", base: "/patients/p/preview/l", sections: ["documents", "measures"] }),
      t,
    )
    expect(bar.map(({ label, href }) => [label, href])).toEqual([
      ["Documents", "/patients/p/preview/l/documents"],
      ["Santé", "/patients/p/preview/l/measures"],
    ])
    expect(thumb).toEqual(bar)
  })

  it("lead a parent to who helps the child by its name", () => {
    const [bar] = labels({ whose: "other", givenName: "Noé", sections: sectionsOf(permissionsOf("parental_authority")) })
    expect(bar).toEqual(["Accueil", "Documents", "Santé", "Rendez-vous", "Messages", "Qui aide Noé"])
  })

  it("lead a professional to each section by its own name, and by the synthesis to what is kept of the health there", () => {
    const sections = sectionsOf(permissionsOf("care_team"))
    const [bar, , more] = labels({ whose: "care", sections })
    expect(bar).toEqual(["Synthèse", "Documents", "Mesures", "Entourage", "Écrire"])
    expect(more).toEqual(["Mes lectures"])
    const currentOn = (current: SpaceFrame["current"]) =>
      waysOf(frame({ whose: "care", sections, current }), t).bar.flatMap(({ label, isCurrent }) => (isCurrent ? [label] : []))
    expect(["home", "profile", "vaccinations", "measures", "journal"].map((one) => currentOn(one as Section))).toEqual([
      ["Synthèse"],
      ["Synthèse"],
      ["Synthèse"],
      ["Mesures"],
      [],
    ])
  })

  it("say where one is, whichever section of a place that is", () => {
    const current = (section: SpaceFrame["current"]) =>
      waysOf(frame({ current: section }), t)
        .bar.filter(({ isCurrent }) => isCurrent)
        .map(({ label }) => label)
    expect(current("home")).toEqual(["Accueil"])
    expect(current("care_circle")).toEqual(["Qui m’aide"])
    expect(current("measures")).toEqual(["Ma santé"])
    expect(current("journal")).toEqual([])
  })

  it("say on the way to the messages how many are unread, and nothing where none is", () => {
    const unread = (over: Partial<SpaceFrame>) => waysOf(frame(over), t).bar.filter((way) => way.unread !== undefined)
    expect(unread({ unread: 3 })).toMatchObject([{ label: "Messages", unread: 3 }])
    expect(unread({ unread: 3, whose: "care", sections: sectionsOf(permissionsOf("care_team")) })).toMatchObject([
      { label: "Écrire", unread: 3 },
    ])
    expect(unread({ unread: 0 })).toEqual([])
    expect(unread({ unread: 3, sections: sectionsOf(["view:documents"]) })).toEqual([])
  })

  it("give tabs to the sections that share a place, and none to one that stands alone in it", () => {
    expect(neighboursOf(frame({}), "delegations")).toEqual(["delegations", "care_circle", "tasks", "notes"])
    expect(neighboursOf(frame({}), "documents")).toEqual([])
  })
})
