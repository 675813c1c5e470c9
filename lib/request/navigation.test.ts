import { expect, it } from "vitest"
import { configuration } from "@/lib/platform/configuration"
import { orSignIn } from "./navigation"

const followed = (dest: string) => new Request("http://localhost:3000/x", { headers: { "sec-fetch-dest": dest } })
const led = (status: number, dest = "document") => {
  const answer = orSignIn(followed(dest), new Response(null, { status }), "/patients/p/documents/d")
  return answer.status === 303 ? answer.headers.get("location")?.replace(configuration().url, "") : answer.status
}

it("A download that is followed after the session or a part of the access ended leads to a page of ours", () => {
  expect(led(401)).toBe("/sign-in?back=%2Fpatients%2Fp%2Fdocuments%2Fd")
  expect(led(403)).toBe("/patients/p/documents/d")
  for (const status of [200, 404, 503]) expect(led(status)).toBe(status)
})

it("A script is told the status alone", () => {
  for (const status of [401, 403]) expect(led(status, "empty")).toBe(status)
})
