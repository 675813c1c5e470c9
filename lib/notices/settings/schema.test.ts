import { expect, it } from "vitest"
import { noticeSettingsSchema } from "./schema"

const SAID = { quiet: "yes", quietFrom: "21", quietUntil: "8", zone: "Indian/Reunion" }
const faults = (said: object) =>
  noticeSettingsSchema.safeParse({ ...SAID, ...said }).error?.issues.map(({ path, message }) => `${String(path[0])} ${message}`)

it("Quiet hours and ways are what the page offers", () => {
  expect(noticeSettingsSchema.parse({ ...SAID, answers: "weekly", whoCame: "no" })).toEqual({
    ...{ quiet: "yes", quietFrom: 21, quietUntil: 8, zone: "Indian/Reunion" },
    ...{ answers: "weekly", whoCame: "no" },
  })
})

it.each([
  [{ quietUntil: "21" }, ["quietUntil account.quiet_same"]],
  [{ quiet: "no", quietUntil: "21" }, undefined],
  [{ quietFrom: "24" }, ["quietFrom account.quiet_hour"]],
  [{ quietFrom: "-1" }, ["quietFrom account.quiet_hour"]],
  [{ quietFrom: "tard" }, ["quietFrom account.quiet_hour"]],
  [{ zone: "Mars/Olympus" }, ["zone account.notice_zone"]],
  [{ answers: "pigeon" }, ["answers account.notice_way"]],
  [{ quiet: "" }, ["quiet account.notice_answer"]],
])("%j is refused in words: %j", (said, expected) => {
  expect(faults(said)).toEqual(expected)
})
