import { describe, expect, test } from "vitest"
import { CAST, castAccount } from "@/demo/cast"
import { castClaims } from "@/demo/identity-provider/claims"
import { ageOn } from "@/lib/identity/rules"
import { deviceWords, isAcrEnough, isSteppedUp, personFromClaims, SignInRefused, safeBackPath, sessionEnd } from "./rules"

describe("Where somebody may be sent back to after signing in", () => {
  test.each([
    ["/home", "/home"],
    ["/patients/1/documents?year=2026&group=lab_results", "/patients/1/documents?year=2026&group=lab_results"],
    ["/invitation?code=abc", "/invitation?code=abc"],
    ["/", "/"],
    ["/patients/../home", "/home"],
    ["/sign-in?kept=x_-9", "/sign-in?kept=x_-9"],
  ])("%s is a page of this site", (back, path) => expect(safeBackPath(back)).toBe(path))

  test.each([
    null,
    undefined,
    "",
    "home",
    "//elsewhere.example",
    "/\\elsewhere.example",
    "/\t/elsewhere.example",
    "https://elsewhere.example",
    "/..//elsewhere.example",
    "javascript:alert(1)",
    "/home\u0000",
    "/home\n",
    "/é",
    "/api/session/extend",
    "/sign-in",
    "/sign-in/citizen",
    "/sign-in/citizen?kept=x",
    "/sign-in?kept=",
    "/sign-in?kept=x&problem=cancelled",
    "/sign-in?back=%2Fhome",
    "/x/../sign-in?kept=x",
    "/sign-out",
    "/leave",
    "/x/../api/session/extend",
    `/${"a".repeat(500)}`,
  ])("%j is nowhere to go back to", (back) => expect(safeBackPath(back)).toBeNull())

  test("a page whose name begins like a handler's is still a page", () => expect(safeBackPath("/leaves")).toBe("/leaves"))
})

describe("How strongly a provider vouches", () => {
  test.each([
    ["eidas1", "eidas1", true],
    ["eidas2", "eidas1", true],
    ["eidas3", "eidas1", true],
    ["eidas1", "eidas2", false],
    ["eidas0", "eidas1", false],
    ["eidas10", "eidas1", false],
    ["", "eidas1", false],
    [undefined, "eidas1", false],
    [2, "eidas1", false],
    ["eidas1", "unknown", true],
    ["loa3", "unknown", false],
  ])("%j for %j asked: %j", (said, asked, enough) => expect(isAcrEnough(said, asked)).toBe(enough))
})

describe("Having signed in anew", () => {
  const now = new Date("2026-11-23T10:00:00Z")
  const ago = (ms: number) => new Date(now.getTime() - ms)
  test.each([
    [null, false],
    [ago(0), true],
    [ago(599_999), true],
    [ago(600_000), false],
    [ago(600_001), false],
    [ago(-1), false],
  ])("at %j counts: %j", (at, counts) => expect(isSteppedUp(at, now)).toBe(counts))
})

test.each([
  ["idle time", "2026-11-23T10:30:00.000Z", { lastSeenAt: "2026-11-23T10:00:00Z", expiresAt: "2026-11-23T20:00:00Z" }],
  ["twelve hours", "2026-11-23T20:00:00.000Z", { lastSeenAt: "2026-11-23T19:45:00Z", expiresAt: "2026-11-23T20:00:00Z" }],
])("A session ends by its %s", (_, end, { lastSeenAt, expiresAt }) => {
  const session = { lastSeenAt: new Date(lastSeenAt), expiresAt: new Date(expiresAt), idleSeconds: 1800 }
  expect(sessionEnd(session).toISOString()).toBe(end)
})

test.each([
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0", "Edge, Windows"],
  ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile Safari/604.1", "Safari, iPhone"],
  ["Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36", "Chrome, Android"],
  ["Mozilla/5.0 (Macintosh; Intel Mac OS X 14.0; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Mac"],
  ["curl/8", ""],
  [null, ""],
])("A person knows %j again as %j", (userAgent, words) => expect(deviceWords(userAgent)).toBe(words))

describe("Who a provider says somebody is", () => {
  const citizen = {
    sub: "abcv1",
    given_name: "Angela Claire Louise",
    given_name_array: ["Angela", "Claire", "Louise"],
    family_name: "EXEMPLE",
    preferred_username: "",
    gender: "female",
    birthdate: "1962-08-24",
    birthplace: "75107",
    birthcountry: "99100",
    email: "angela@example.org",
  }

  test("A citizen in the shape of the published example is known by their traits", () => {
    expect(personFromClaims("citizen", citizen)).toMatchObject({
      displayName: "Angela Exemple",
      traits: {
        birthName: "EXEMPLE",
        usedName: null,
        givenNames: "Angela Claire Louise",
        firstGivenName: "Angela",
        birthPlace: "75107",
      },
    })
  })

  test.each([
    ["D'ANGELO", "Angela D'Angelo"],
    ["DIALLO-ROCHE", "Angela Diallo-Roche"],
    ["O", "Angela O"],
    ["عبد الله", "Angela عبد الله"],
    ["A".repeat(80), `Angela A${"a".repeat(79)}`],
  ])("The name %s is kept whole", (family_name, displayName) => {
    expect(personFromClaims("citizen", { ...citizen, family_name })).toMatchObject({
      displayName,
      traits: { birthName: family_name },
    })
  })

  test.each([
    [{ sub: "" }, "subject"],
    [{ sub: undefined }, "subject"],
    [{ family_name: "", given_name: "" }, "name"],
    [{ family_name: "<b>" }, "name"],
    [{ family_name: "A".repeat(81) }, "name"],
    [{ given_name: "Angela\u202E" }, "name"],
    [{ given_name: "Angela2" }, "name"],
    [{ birthdate: "1962-02-30" }, "birth_date"],
    [{ birthdate: "" }, "birth_date"],
    [{ birthdate: undefined }, "birth_date"],
    [{ birthdate: 1962 }, "birth_date"],
  ])("A citizen with %j cannot be known, and which trait is wrong is told: %s", (fault, trait) => {
    const refusal = expect.objectContaining({ problem: "identity", trait })
    expect(() => personFromClaims("citizen", { ...citizen, ...fault })).toThrow(refusal)
  })

  test.each([
    [{ birthdate: "1962-00-00" }, { birthDate: "1962" }],
    [{ birthdate: "1962-08-00" }, { birthDate: "1962-08" }],
    [
      { birthplace: "", birthcountry: "99352" },
      { birthPlace: null, birthCountry: "99352" },
    ],
    [{ birthplace: "98735" }, { birthPlace: "98735" }],
    [{ birthplace: "2A004" }, { birthPlace: "2A004" }],
    [
      { birthplace: "unknown", birthcountry: "FR" },
      { birthPlace: null, birthCountry: null },
    ],
    [
      { birthplace: undefined, birthcountry: undefined },
      { birthPlace: null, birthCountry: null },
    ],
    [{ preferred_username: "12" }, { usedName: null }],
    [
      { given_name: "", given_name_array: [] },
      { givenNames: "", firstGivenName: "" },
    ],
    [{ given_name_array: undefined }, { firstGivenName: "Angela" }],
    [
      { family_name: "", given_name: "Angela" },
      { birthName: "", givenNames: "Angela" },
    ],
  ])("A citizen of whom %j is said is known all the same", (said, traits) => {
    expect(personFromClaims("citizen", { ...citizen, ...said })).toMatchObject({ traits, isEmailLeftOut: false })
  })

  test.each([
    ["nina.élégante@exemple.fr", true],
    ["nobody", true],
    ["", false],
    [undefined, false],
  ])("The address %j is no address of ours, and the person is told of it: %j", (email, isEmailLeftOut) => {
    expect(personFromClaims("citizen", { ...citizen, email })).toMatchObject({ email: null, isEmailLeftOut })
  })

  test("Numbers are names in a sandbox, and nowhere else", () => {
    const numbered = { ...citizen, family_name: "DOC0021889" }
    expect(personFromClaims("citizen", numbered, true).traits?.birthName).toBe("DOC0021889")
    expect(() => personFromClaims("citizen", numbered)).toThrow(SignInRefused)
  })

  test("A professional whose identifier is not an RPPS has no RPPS", () => {
    const morel = CAST.find((person) => person.key === "morel")
    const said = { ...(morel ? castClaims(morel) : {}), SubjectNameID: "ANS20231122132732" }
    expect(personFromClaims("professional", said)).toMatchObject({ idNatPs: "ANS20231122132732", rpps: null })
  })

  test.each([undefined, {}, { exercices: [] }, null])(
    "A professional whose places of practice are %j is refused for that reason",
    (SubjectRefPro) => {
      const nurse = CAST.find((person) => person.key === "nurse")
      const said = { ...(nurse ? castClaims(nurse) : {}), SubjectRefPro }
      expect(() => personFromClaims("professional", said)).toThrow(new SignInRefused("no_exercice"))
    },
  )
})

describe("The cast of the demonstration", () => {
  test("can all be known from what their provider says, under the names the plan gives them", () => {
    for (const person of CAST) expect(castAccount(person, "https://identity.test").displayName).toBe(person.displayName)
  })

  test.each([
    ["jeanne", 82],
    ["amina", 31],
    ["lea", 15],
    ["andre", 70],
    ["karim", 35],
  ])("%s is %d in November 2026", (key, age) => {
    const person = CAST.find((candidate) => candidate.key === key)
    expect(ageOn(person?.traits?.birthDate ?? "", "2026-11-23")).toBe(age)
  })
})
