import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto"
import { readFileSync } from "node:fs"
import { ConfigurationError } from "./configuration"

type Environment = Record<string, string | undefined>

/** What only one process may hold; the others refuse to start with it in production. */
const SECRETS = {
  DATABASE_URL: ["portal"],
  WORKER_DATABASE_URL: ["worker", "sealer"],
  OWNER_DATABASE_URL: [],
  SUPERUSER_DATABASE_URL: [],
  JOURNAL_SIGNING_KEY: ["sealer"],
  JOURNAL_SIGNING_KEY_FILE: ["sealer"],
  ROOT_KEY: ["portal", "worker"],
  ROOT_KEY_FILE: ["portal", "worker"],
} as const satisfies Record<string, readonly ProcessName[]>
export type ProcessName = "portal" | "worker" | "sealer"

const NAMES = Object.keys(SECRETS) as (keyof typeof SECRETS)[]
const isFor = (name: keyof typeof SECRETS, process: ProcessName) => (SECRETS[name] as readonly ProcessName[]).includes(process)

/** The environment without the addresses and keys that are another process's. */
export function environmentOf<Given extends Environment>(process: ProcessName, environment: Given): Given {
  const others = new Set<string>(NAMES.filter((name) => !isFor(name, process)))
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !others.has(name))) as Given
}

/** Throws a ConfigurationError that names every address or key that this process must not hold in production. */
export function refuseOthersSecrets(process: ProcessName, environment: Environment): void {
  if ((environment.RELAIS_MODE || "production") !== "production") return
  const held = NAMES.filter((name) => environment[name] && !isFor(name, process))
  if (held.length > 0)
    throw new ConfigurationError(held.map((name) => `${name} is not for the ${process}: take it away from it.`))
}

/**
 * Throws a ConfigurationError where the worker of production is not told where to write down what it erases: people are promised
 * that no restore brings it back.
 */
export function requireErasedFile({ RELAIS_MODE: mode, ERASED_SPACES_FILE: file }: Environment): void {
  if ((mode || "production") !== "production" || file) return
  throw new ConfigurationError(["ERASED_SPACES_FILE must be set in production: without it a restore brings erased spaces back."])
}

/** What the sealing needs, and nothing that the portal needs; throws a ConfigurationError that lists every fault. */
export function readSealing(environment: Environment): { databaseUrl: string; signingKey: KeyObject; headFile: string } {
  const faults: string[] = []
  const signingKey = readKey(environment, "JOURNAL_SIGNING_KEY", createPrivateKey, faults)
  if (!signingKey && faults.length === 0) faults.push("JOURNAL_SIGNING_KEY (or JOURNAL_SIGNING_KEY_FILE) must be set.")
  const places = readPlaces(environment, faults)
  if (!signingKey || faults.length > 0) throw new ConfigurationError(faults)
  return { ...places, signingKey }
}

/** What the verification needs: the public key is enough, and is made from the private one where only that is given. */
export function readVerifying(environment: Environment): { databaseUrl: string; publicKey: KeyObject; headFile: string } {
  const faults: string[] = []
  const publicKey =
    readKey(environment, "JOURNAL_PUBLIC_KEY", createPublicKey, faults) ??
    readKey(environment, "JOURNAL_SIGNING_KEY", createPublicKey, faults)
  if (!publicKey && faults.length === 0) faults.push("JOURNAL_PUBLIC_KEY (or JOURNAL_PUBLIC_KEY_FILE) must be set.")
  const places = readPlaces(environment, faults)
  if (!publicKey || faults.length > 0) throw new ConfigurationError(faults)
  return { ...places, publicKey }
}

/** What checking one downloaded file needs: the public key, and no database. */
export function readPublicKey(environment: Environment): KeyObject {
  const faults: string[] = []
  const publicKey = readKey(environment, "JOURNAL_PUBLIC_KEY", createPublicKey, faults)
  if (!publicKey && faults.length === 0) faults.push("JOURNAL_PUBLIC_KEY (or JOURNAL_PUBLIC_KEY_FILE) must be set.")
  if (!publicKey || faults.length > 0) throw new ConfigurationError(faults)
  return publicKey
}

function readPlaces(environment: Environment, faults: string[]): { databaseUrl: string; headFile: string } {
  const { WORKER_DATABASE_URL: databaseUrl = "", JOURNAL_HEAD_FILE: headFile = "" } = environment
  if (!/^postgres(ql)?:\/\//.test(databaseUrl)) faults.push("WORKER_DATABASE_URL must be set to a postgres:// address.")
  if (!headFile) faults.push("JOURNAL_HEAD_FILE must be set.")
  return { databaseUrl, headFile }
}

function readKey(environment: Environment, name: string, make: (text: string) => KeyObject, faults: string[]): KeyObject | null {
  try {
    const file = environment[`${name}_FILE`]
    const text = file ? readFileSync(file, "utf8") : environment[name]
    if (!text) return null
    const key = make(text.replaceAll("\\n", "\n"))
    if (key.asymmetricKeyType === "ed25519") return key
  } catch {
    // Not a file, or not a key at all: the same sentence helps.
  }
  faults.push(`${name} (or ${name}_FILE) must hold an Ed25519 key in PEM (openssl genpkey -algorithm ed25519).`)
  return null
}
