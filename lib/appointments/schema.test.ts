import { randomUUID } from "node:crypto"
import { describe, expect, test } from "vitest"
import { addAppointmentSchema } from "./schema"

const GIVEN = {
  patientId: randomUUID(),
  appointmentId: randomUUID(),
  withWhom: " Dre Morel ",
  day: "2027-01-12",
  hour: "9 h 30",
  zone: "Europe/Paris",
  companionId: "",
  place: "",
}
const faultOf = (over: object) =>
  addAppointmentSchema.safeParse({ ...GIVEN, ...over }).error?.issues.map(({ message, path }) => [path[0], message])

describe("The form of an appointment", () => {
  test("takes with whom, a day, an hour as people write it, and leaves out what was left empty", () => {
    const said = { withWhom: "Dre Morel", hour: "09:30", place: null, bring: null, companionId: null, companion: null }
    expect(addAppointmentSchema.parse(GIVEN)).toMatchObject(said)
  })

  test.each([
    [{ withWhom: " " }, "withWhom", "appointments.with_whom"],
    [{ withWhom: "x".repeat(201) }, "withWhom", "appointments.too_long"],
    [{ day: "2027-02-29" }, "day", "appointments.day"],
    [{ day: "" }, "day", "appointments.day"],
    [{ hour: "tôt" }, "hour", "appointments.hour"],
    [{ zone: "Mars/Olympus" }, "zone", "appointments.zone"],
    [{ companionId: randomUUID(), companion: "un taxi" }, "companion", "appointments.one_companion"],
  ])("says what is wrong in %o", (over, field, code) => expect(faultOf(over)).toEqual([[field, code]]))
})
