import { expect, test } from "vitest"
import { ConfigurationError, readConfiguration } from "./configuration"

const good = () => ({ ...process.env })

const production = () => ({
  ...good(),
  RELAIS_MODE: "production",
  RELAIS_URL: "https://relais.example",
  CITIZEN_ISSUER: "https://citizens.example",
  PROFESSIONAL_ISSUER: "https://professionals.example",
  REVIEWER_ISSUER: "https://reviewers.example",
})

function faultsOf(environment: Record<string, string | undefined>): string[] {
  try {
    readConfiguration(environment)
    return []
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults
    throw error
  }
}

test("The demo's own environment is accepted", () => {
  expect(faultsOf(good())).toEqual([])
})

test("An operator who set nothing is told every missing setting at once, in words", () => {
  const faults = faultsOf({})
  expect(faults.length).toBeGreaterThanOrEqual(18)
  expect(faults).toContain("RELAIS_SECRET must be set.")
  expect(faults).toContain("ROOT_KEY (or ROOT_KEY_FILE) must be set.")
  expect(faults).toContain("CITIZEN_ISSUER must be the address of an OpenID provider.")
})

test.each([
  ["RELAIS_SECRET", "a".repeat(31), "at least 32"],
  ["ROOT_KEY", Buffer.alloc(31).toString("base64"), "32 bytes"],
  ["ROOT_KEY_FILE", "/nowhere/root-key", "cannot be read"],
  ["JOURNAL_SIGNING_KEY", "not a key", "Ed25519"],
  ["DATABASE_URL", "mysql://relais", "postgres://"],
  ["SMTP_URL", "http://mail.example", "smtps://"],
  ["CLAMD_HOST", "clamd", "host:port"],
  ["RELAIS_MODE", "test", "demo or production"],
  ["REQUESTS_IN_FLIGHT", "many", "number"],
])("An operator whose %s is %j reads why it is refused", (name, value, why) => {
  const faults = faultsOf({ ...good(), [name]: value })
  expect(faults.join(" ")).toContain(name)
  expect(faults.join(" ")).toContain(why)
})

test("A secret of exactly 32 characters is long enough", () => {
  expect(faultsOf({ ...good(), RELAIS_SECRET: "a".repeat(32) })).toEqual([])
})

test("Production starts with encrypted addresses only, so nobody meets the demo provider there", () => {
  expect(faultsOf(production())).toEqual([])
  expect(faultsOf({ ...production(), CITIZEN_ISSUER: "http://localhost:3001/citizen" })).toEqual([
    "CITIZEN_ISSUER must begin with https:// in production: the demo identity provider is refused.",
  ])
})

test("Without a mode the strict one holds", () => {
  expect(readConfiguration({ ...production(), RELAIS_MODE: undefined }).mode).toBe("production")
})
