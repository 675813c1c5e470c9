import { expect, it } from "vitest"
import { inGsm, isGsm } from "./gsm"

it.each([
  ["Pour Jeanne : un rendez-vous approche.", "Pour Jeanne : un rendez-vous approche."],
  ["L’accès a été reçu, à la fenêtre du cœur", "L'accès a été recu, à la fenetre du coeur"],
  ["Żółć\u00a0: «\u202foui\u202f»…", 'Zołc : " oui "...'],
])("%s is written %s", (text, written) => {
  expect(inGsm(text)).toBe(written)
})

it("A name in another script stays whole", () => {
  expect(inGsm("Pour ليلى")).toBe("Pour ليلى")
  expect(isGsm("Pour ليلى")).toBe(false)
})
