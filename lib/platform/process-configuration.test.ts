import { createPublicKey } from "node:crypto"
import { expect, test } from "vitest"
import { ConfigurationError, readConfiguration } from "./configuration"
import {
  environmentOf,
  type ProcessName,
  readSealing,
  readVerifying,
  refuseOthersSecrets,
  requireErasedFile,
} from "./process-configuration"

const everything = () => ({ ...process.env, SUPERUSER_DATABASE_URL: "postgres://postgres@localhost/relais" })
const heldBy = (name: ProcessName) => {
  const held = environmentOf(name, everything())
  return Object.keys(held).filter((key) => /^(ROOT_KEY|JOURNAL_SIGNING_KEY|\w*DATABASE_URL)$/.test(key))
}

function faultsOf(work: () => unknown): string[] {
  try {
    work()
    return []
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults
    throw error
  }
}

test("Each process is given the addresses and keys that it needs, and no other's", () => {
  expect(heldBy("portal").sort()).toEqual(["DATABASE_URL", "ROOT_KEY"])
  expect(heldBy("worker").sort()).toEqual(["ROOT_KEY", "WORKER_DATABASE_URL"])
  expect(heldBy("sealer").sort()).toEqual(["JOURNAL_SIGNING_KEY", "WORKER_DATABASE_URL"])
  expect(readConfiguration(environmentOf("portal", everything())).databaseUrl).toBe(process.env.DATABASE_URL)
  expect(readConfiguration(environmentOf("worker", everything())).databaseUrl).toBeUndefined()
  expect(readSealing(environmentOf("sealer", everything())).headFile).toBe(process.env.JOURNAL_HEAD_FILE)
})

test.each<[ProcessName, string]>([
  ["portal", "WORKER_DATABASE_URL"],
  ["portal", "JOURNAL_SIGNING_KEY"],
  ["portal", "OWNER_DATABASE_URL"],
  ["worker", "DATABASE_URL"],
  ["worker", "JOURNAL_SIGNING_KEY"],
])("In production the %s that was given %s does not start", (name, secret) => {
  const own = { ...environmentOf(name, everything()), RELAIS_MODE: undefined }
  expect(faultsOf(() => refuseOthersSecrets(name, own))).toEqual([])
  expect(faultsOf(() => refuseOthersSecrets(name, { ...own, [secret]: process.env[secret] }))).toEqual([
    `${secret} is not for the ${name}: take it away from it.`,
  ])
})

test("An operator who gives the sealer nothing reads all that is missing", () => {
  expect(faultsOf(() => readSealing({}))).toEqual([
    "JOURNAL_SIGNING_KEY (or JOURNAL_SIGNING_KEY_FILE) must be set.",
    "WORKER_DATABASE_URL must be set to a postgres:// address.",
    "JOURNAL_HEAD_FILE must be set.",
  ])
  expect(faultsOf(() => readSealing({ ...process.env, JOURNAL_SIGNING_KEY: "not a key" })).join()).toContain("Ed25519")
})

test("Whoever verifies the journal needs the public key alone", () => {
  const publicKey = createPublicKey(process.env.JOURNAL_SIGNING_KEY ?? "")
  const pem = publicKey.export({ type: "spki", format: "pem" }).toString()
  const alone = { ...process.env, JOURNAL_SIGNING_KEY: undefined, JOURNAL_PUBLIC_KEY: pem }
  expect(readVerifying(alone).publicKey.equals(publicKey)).toBe(true)
  expect(readVerifying(process.env).publicKey.equals(publicKey)).toBe(true)
})

test("In production the worker says where it writes down what it erases; in the demo it need not", () => {
  const fault = ["ERASED_SPACES_FILE must be set in production: without it a restore brings erased spaces back."]
  expect(faultsOf(() => requireErasedFile({ RELAIS_MODE: "production" }))).toEqual(fault)
  expect(faultsOf(() => requireErasedFile({ RELAIS_MODE: "", ERASED_SPACES_FILE: "" }))).toEqual(fault)
  for (const said of [
    { RELAIS_MODE: "demo" },
    { RELAIS_MODE: "production", ERASED_SPACES_FILE: "/var/lib/relais/erased-spaces" },
  ])
    expect(faultsOf(() => requireErasedFile(said))).toEqual([])
})
