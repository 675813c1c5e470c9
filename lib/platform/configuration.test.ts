import { expect, test } from "vitest"
import { ConfigurationError, readConfiguration, readMove } from "./configuration"
import { readSealing } from "./process-configuration"

const good = () => ({ ...process.env })

const production = () => ({
  ...good(),
  RELAIS_MODE: "production",
  RELAIS_URL: "https://relais.example",
  CITIZEN_ISSUER: "https://citizens.example",
  PROFESSIONAL_ISSUER: "https://professionals.example",
  REVIEWER_ISSUER: "https://reviewers.example",
  SMS_URL: "https://sms.example/send",
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

function sealingFaultsOf(environment: Record<string, string | undefined>): string[] {
  try {
    readSealing(environment)
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
  const faults = [...faultsOf({}), ...sealingFaultsOf({})]
  expect(faults.length).toBeGreaterThanOrEqual(18)
  expect(faults).toContain("RELAIS_SECRET must be set.")
  expect(faults).toContain("ROOT_KEY (or ROOT_KEY_FILE) must be set.")
  expect(faults).toContain("CITIZEN_ISSUER must be the address of an OpenID provider.")
})

test.each([
  ["RELAIS_SECRET", "a".repeat(31), "at least 32"],
  ["ROOT_KEY", Buffer.alloc(31).toString("base64"), "32 bytes"],
  ["ROOT_KEY_FILE", "/nowhere/root-key", "cannot be read"],
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
    "CITIZEN_ISSUER must begin with https:// in production: what the demo starts is refused.",
  ])
})

test.each([
  ["RELAIS_SECRET", "a".repeat(32), "RELAIS_SECRET can be guessed: draw it with openssl rand -base64 32."],
  ["RELAIS_SECRET", "password".repeat(5), "RELAIS_SECRET can be guessed: draw it with openssl rand -base64 32."],
  [
    "ROOT_KEY",
    Buffer.alloc(32).toString("base64"),
    "ROOT_KEY (or ROOT_KEY_FILE) can be guessed: draw it with openssl rand -base64 32.",
  ],
  [
    "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY",
    Buffer.alloc(32, 7).toString("base64"),
    "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY can be guessed: draw it with openssl rand -base64 32.",
  ],
  [
    "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY",
    undefined,
    "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY must be set in production: draw it with openssl rand -base64 32.",
  ],
])("Production does not start with a %s that anybody guesses, or without one: %j", (name, value, sentence) => {
  expect(faultsOf({ ...production(), [name]: value })).toEqual([sentence])
  expect(faultsOf({ ...good(), [name]: value })).toEqual([])
})

test("Without a mode the strict one holds", () => {
  expect(readConfiguration({ ...production(), RELAIS_MODE: undefined }).mode).toBe("production")
})

const bucket = (before = "") => ({
  [`${before}OBJECTS_STORE`]: "s3",
  [`${before}S3_ENDPOINT`]: "https://s3.example",
  [`${before}S3_REGION`]: "eu-1",
  [`${before}S3_BUCKET`]: "relais-objects",
  [`${before}S3_ACCESS_KEY_ID`]: "relais",
  [`${before}S3_SECRET_ACCESS_KEY`]: "secret",
})

test("Without a word about it, objects lie in the folder", () => {
  const objects = { store: "folder", folder: process.env.OBJECTS_FOLDER }
  expect(readConfiguration({ ...good(), OBJECTS_STORE: undefined }).objects).toEqual(objects)
  expect(readConfiguration({ ...good(), OBJECTS_STORE: "folder" }).objects).toEqual(objects)
  expect(faultsOf({ ...good(), OBJECTS_FOLDER: undefined })).toEqual(["OBJECTS_FOLDER must be set."])
})

test("An operator with a bucket needs no folder", () => {
  const { objects } = readConfiguration({ ...production(), ...bucket(), OBJECTS_FOLDER: undefined, S3_PREFIX: "relais" })
  expect(objects).toMatchObject({ store: "s3", bucket: "relais-objects", forcePathStyle: false, prefix: "relais/" })
})

test("An operator who chose a bucket and said no more reads all that is missing, beside every other fault", () => {
  const faults = faultsOf({ ...good(), OBJECTS_STORE: "s3", RELAIS_SECRET: undefined })
  expect(faults).toEqual([
    "RELAIS_SECRET must be set.",
    "S3_ENDPOINT must be an address such as https://s3.example.",
    "S3_REGION must be set.",
    "S3_BUCKET must be set.",
    "S3_ACCESS_KEY_ID must be set.",
    "S3_SECRET_ACCESS_KEY (or S3_SECRET_ACCESS_KEY_FILE) must be set.",
  ])
})

test.each([
  ["OBJECTS_STORE", "cloud", "folder or s3"],
  ["S3_ENDPOINT", "s3.example", "https://s3.example"],
  ["S3_ENDPOINT", "https://key:secret@s3.example", "without a password"],
  ["S3_BUCKET", "Our Objects", "name of a bucket"],
  ["S3_FORCE_PATH_STYLE", "yes", "true or false"],
  ["S3_PREFIX", "../elsewhere", "words of a-z"],
  ["S3_SECRET_ACCESS_KEY_FILE", "/nowhere/key", "cannot be read"],
])("An operator whose %s is %j reads why the bucket is refused", (name, value, why) => {
  const faults = faultsOf({ ...good(), ...bucket(), [name]: value })
  expect(faults.join(" ")).toContain(name)
  expect(faults.join(" ")).toContain(why)
})

test.each([
  ["http://s3.example", 1],
  ["http://localhost.example", 1],
  ["http://127.0.0.1:9000", 0],
  ["http://localhost:9000", 0],
  ["http://[::1]:9000", 0],
])("In production the objects do not travel in the clear: %s has %i fault", (endpoint, count) => {
  expect(faultsOf({ ...production(), ...bucket(), S3_ENDPOINT: endpoint })).toHaveLength(count)
})

test("A move goes between the portal's own store and the one that is named beside it, either way", () => {
  const folder = { store: "folder", folder: process.env.OBJECTS_FOLDER }
  const s3 = expect.objectContaining({ store: "s3", bucket: "relais-objects" })
  expect(readMove({ ...good(), ...bucket("TO_") })).toEqual({ from: folder, to: s3, fromOwn: true })
  expect(readMove({ ...good(), ...bucket("FROM_") })).toEqual({ from: s3, to: folder, fromOwn: false })
})

test("A move that says nothing, or too little, is refused in words", () => {
  const faults = (environment: Record<string, string | undefined>) => {
    try {
      return readMove(environment)
    } catch (error) {
      return error instanceof ConfigurationError ? error.faults.join(" ") : error
    }
  }
  expect(faults(good())).toContain("nothing says where objects go")
  expect(faults({ ...good(), ...bucket("TO_"), TO_S3_REGION: "" })).toBe("TO_S3_REGION must be set.")
})

test.each([
  [{ SMS_URL: "sms.example" }, "SMS_URL must be the address of a gateway"],
  [{ SMS_URL: "https://sms.example/send" }, "SMS_TOKEN (or SMS_TOKEN_FILE) must be set"],
  [{ SMS_TOKEN: "m3x9-Qp7v-Zk2t-Lw8s" }, "SMS_URL must be the address of a gateway"],
  [{ SMS_URL: "https://sms.example/send", SMS_TOKEN: "short" }, "SMS_TOKEN (or SMS_TOKEN_FILE) must be at least 16"],
  [
    { SMS_URL: "https://sms.example/send", SMS_TOKEN: "m3x9-Qp7v-Zk2t-Lw8s", SMS_FROM: "A name too long" },
    "SMS_FROM must be a number",
  ],
  [{ SMS_URL: "http://sms.example/send", SMS_TOKEN: "m3x9-Qp7v-Zk2t-Lw8s" }, "SMS_URL must begin with https://"],
  [{ SMS_URL: "https://sms.example/send", SMS_TOKEN: "a".repeat(20) }, "SMS_TOKEN (or SMS_TOKEN_FILE) can be guessed"],
])("An operator who set %j for SMS reads why it is refused", (said, why) => {
  const none = { SMS_URL: "", SMS_TOKEN: "", SMS_FROM: "" }
  expect(faultsOf({ ...production(), ...none, ...said }).join(" ")).toContain(why)
})

test("Without a gateway nothing is missing, and with one its sender has a name", () => {
  expect(faultsOf({ ...good(), SMS_URL: "", SMS_TOKEN: "" })).toEqual([])
  const sms = { SMS_URL: "https://sms.example/send", SMS_TOKEN: "m3x9-Qp7v-Zk2t-Lw8s", SMS_FROM: "" }
  expect(readConfiguration({ ...good(), ...sms }).sms).toEqual({ url: sms.SMS_URL, token: sms.SMS_TOKEN, from: "Relais" })
})
