import { describe, expect, it } from "vitest"
import { clinicalDocument, structured } from "../examples"
import { readCdaProposals } from "./document"

const PLAN = "18776-5"
const section = (entries: string) =>
  `<component><section><code code="${PLAN}" codeSystem="2.16.840.1.113883.6.1"/><title>À prévoir</title><text/>${entries}</section></component>`

type Told = { mood?: string; time?: string; status?: string; who?: string; inside?: string; code?: string }
const MOREL = `<performer><assignedEntity><id root="1.2.3"/><assignedPerson><name><given>Anne</given><family>Morel</family></name></assignedPerson></assignedEntity></performer>`
const THERE = `<participant typeCode="LOC"><participantRole><playingEntity><name>Cabinet des Tilleuls</name></playingEntity></participantRole></participant>`
const visit = ({
  mood = "APT",
  time = '<low value="202703280930+0200"/>',
  status = "active",
  who = MOREL,
  inside = THERE,
  code = "",
}: Told) =>
  `<entry><encounter classCode="ENC" moodCode="${mood}">${code}<statusCode code="${status}"/><effectiveTime>${time}</effectiveTime>${who}${inside}</encounter></entry>`

async function one(told: Told = {}) {
  const body = structured(section(visit(told)))
  const { proposals, left } = await readCdaProposals(Buffer.from(clinicalDocument({ body })), new Date("2026-11-30T08:00:00Z"))
  return proposals[0] ?? left[0]?.why ?? null
}

describe("A visit in a clinical document", () => {
  it("for which an hour was given is proposed with whom, at which instant and where", async () => {
    expect(await one()).toMatchObject({
      section: "appointments",
      appointment: { withWhom: "Anne Morel", startsAt: "2027-03-28T07:30:00.000Z", place: "Cabinet des Tilleuls", bring: null },
    })
  })

  it("is called by what it is where nobody is named", async () => {
    expect(await one({ who: "", code: '<code code="x" displayName="contrôle du pansement"/>' })).toMatchObject({
      appointment: { withWhom: "Contrôle du pansement" },
    })
  })

  it.each<[string, Told, string]>([
    ["wished for", { mood: "INT" }, "not_so"],
    ["asked for", { mood: "RQO" }, "not_so"],
    ["that took place", { mood: "EVN" }, "not_so"],
    ["cancelled", { status: "cancelled" }, "not_so"],
    ["given up", { status: "aborted" }, "not_so"],
    ["put off", { status: "suspended" }, "not_so"],
    ["over", { status: "nullified" }, "not_so"],
    ["of a day without an hour", { time: '<low value="20270328"/>' }, "too_little"],
    ["of an hour without a clock", { time: '<low value="202703280930"/>' }, "too_little"],
    ["with nobody and for nothing", { who: "" }, "too_little"],
  ])("%s proposes nothing", async (_, told, why) => expect(await one(told)).toBe(why))
})
