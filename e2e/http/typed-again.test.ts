import { expect, test } from "vitest"
import { dayInParis } from "@/lib/platform/days"
import { cookieOf } from "../circle/circle"
import { circle } from "./circle"
import { ask, portal } from "./client"

test("A button of a form draws its page again without script: what was typed stays, and today is filled in", async () => {
  const people = await circle()
  const page = `/patients/${people.patientId}/documents/add/${people.depositDraftId}`
  const cookie = cookieOf(people, "patient").cookie ?? ""
  const again = await ask(`/typed/again?page=${encodeURIComponent(page)}`, {
    method: "POST",
    headers: { cookie, origin: portal(), "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ q: "courrier", title: "Lettre", "actOn.day": "3", today: "actOn" }).toString(),
  })
  expect(again.status).toBe(303)
  expect(again.headers.location).toMatch(/\?q=courrier$/)
  const kept = String(again.headers["set-cookie"]).split(";")[0]
  const drawn = await ask(again.headers.location ?? "", { headers: { cookie: `${cookie}; ${kept}` } })
  const written = (name: string) => new RegExp(`<input[^>]*name="${name}"[^>]*value="([^"]*)"`).exec(drawn.text)?.[1]
  const today = ["year", "month", "day"].map((part) => written(`actOn.${part}`)).join("-")
  expect(today).toBe(dayInParis(new Date()))
  expect(written("title")).toBe("Lettre")
})
