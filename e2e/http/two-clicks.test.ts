import { describe, expect, test } from "vitest"
import { newDocument } from "@/lib/access/testing"
import type { SignedIn } from "../circle/cast"
import { cookieOf, makeCircle } from "../circle/circle"
import type { Circle } from "../circle/ids"
import { mainOf } from "./asking"
import { ask } from "./client"
import { presses } from "./presses"

/** What somebody reads who signs in and follows, in the page itself, one link after the other by its words. */
async function follow(circle: Circle, person: SignedIn, from: string, links: RegExp[]): Promise<string> {
  const headers = cookieOf(circle, person)
  const read = async (address: string): Promise<string> => {
    const { status, headers: said, text } = await ask(address, { headers })
    return status >= 300 && status < 400 ? read(new URL(said.location ?? "", "http://x").pathname) : mainOf(text)
  }
  let page = await read(from)
  for (const words of links) {
    const all = [...page.matchAll(/<a\s[^>]*href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/g)]
    const nameOf = (whole: string) => /aria-label="([^"]*)"/.exec(whole)?.[1] ?? whole.replace(/<[^>]+>/g, "")
    const [, href] = all.find(([whole]) => words.test(nameOf(whole))) ?? []
    expect(href, String(words)).toBeDefined()
    page = await read(href ?? "")
  }
  return page
}

describe("In two clicks after the sign-in", () => {
  test("a caregiver reads her mother's new document", async () => {
    const circle = await makeCircle()
    await newDocument(circle.actors.patient, circle.patientId, { title: "Analyses de ce matin" })
    const page = await follow(circle, "caregiver", "/home", [/Entrer dans l’espace de Jeanne/, /Analyses de ce matin/])
    expect(page).toMatch(/<h1[^>]*>Analyses de ce matin<\/h1>/)
  })

  test("a professional of the care team reads the allergies", async () => {
    const circle = await makeCircle()
    const hers = presses(cookieOf(circle, "patient"), "without script")
    const add = `/patients/${circle.patientId}/profile/allergies/add`
    await hers.does(add, "addLine", { kind: "allergy", label: "Arachide" })
    const page = await follow(circle, "teamProfessional", "/professional", [/^Lefèvre Jeanne/])
    const [card = ""] = /<section[^>]*><h2[^>]*>Allergies<[\s\S]*?<\/section>/.exec(page) ?? []
    expect(card).toContain("Arachide")
  })
})
