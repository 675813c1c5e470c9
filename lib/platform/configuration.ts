import { readFileSync } from "node:fs"
import { z } from "zod"
import { readStorage, type Side, type StorageConfiguration } from "./objects/configuration"
import { isWeak } from "./weak-secrets"

const origin = z
  .url({ protocol: /^https?$/, error: "must be an address such as https://relais.example" })
  .transform((text) => new URL(text).origin)
const database = z.url({
  protocol: /^postgres(ql)?$/,
  error: "must be an address such as postgres://relais_portal:…@host/relais",
})
const words = z.string({ error: "must be set" }).min(1, "must be set")
const issuer = z.url({ protocol: /^https?$/, error: "must be the address of an OpenID provider" })
const identityProvider = z.object({ issuer, clientId: words, clientSecret: words })

const rootKey = words
  .transform((text) => Buffer.from(text.trim(), "base64"))
  .refine((key) => key.length === 32, "must hold 32 bytes written in base64 (openssl rand -base64 32)")

const actionsKey = words
  .transform((text) => Buffer.from(text.trim(), "base64"))
  .refine((key) => [16, 24, 32].includes(key.length), "must hold 32 bytes written in base64 (openssl rand -base64 32)")

const clamd = z
  .string()
  .regex(/^[\w.-]+:\d+$/, "must be host:port")
  .transform((text) => {
    const [host = "", port] = text.split(":")
    return { host, port: Number(port) }
  })

const sms = z.object({
  url: z.url({ protocol: /^https?$/, error: "must be the address of a gateway such as https://sms.example/send" }),
  token: words
    .min(16, "must be at least 16 characters long")
    .regex(/^[\x21-\x7e]+$/, "must be letters, digits and signs without a space"),
  from: z
    .string()
    .regex(/^(\+\d{4,15}|\d{3,8}|[A-Za-z\d ]{1,11})$/, "must be a number, or up to 11 letters and digits")
    .default("Relais"),
})

const schema = z.object({
  mode: z.enum(["demo", "production"], { error: "must be demo or production" }),
  url: origin,
  secret: words.min(32, "must be at least 32 characters long"),
  databaseUrl: database.optional(),
  workerDatabaseUrl: database.optional(),
  rootKey,
  /** What Next encrypts the values of actions with: each instance must have the same. */
  actionsKey: actionsKey.optional(),
  /** They only open what they wrapped, until `npm run keys:rotate` has re-wrapped it. */
  previousRootKeys: z.array(rootKey).default([]),
  smtpUrl: z.url({ protocol: /^smtps?$/, error: "must be an address such as smtps://user:password@host:465" }),
  mailFrom: words,
  /** Where text messages go out; without it nobody is asked for a telephone number. */
  sms: sms.optional(),
  clamd: clamd.optional(),
  citizens: identityProvider,
  professionals: identityProvider,
  reviewers: identityProvider,
  /** Requests served at once; the next ones are asked to come back. */
  requestsInFlight: z.coerce.number({ error: "must be a number" }).int().min(1).default(200),
})

export type Configuration = z.infer<typeof schema> & { objects: StorageConfiguration }
export type IdentityProviderConfiguration = z.infer<typeof identityProvider>

const FACES = { citizens: "CITIZEN", professionals: "PROFESSIONAL", reviewers: "REVIEWER" } as const

/** The name that an operator writes for each setting, so that a fault names what to change. */
const NAMES: Record<string, string> = {
  mode: "RELAIS_MODE",
  url: "RELAIS_URL",
  secret: "RELAIS_SECRET",
  databaseUrl: "DATABASE_URL",
  workerDatabaseUrl: "WORKER_DATABASE_URL",
  actionsKey: "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY",
  rootKey: "ROOT_KEY (or ROOT_KEY_FILE)",
  previousRootKeys: "ROOT_KEY_PREVIOUS (or ROOT_KEY_PREVIOUS_FILE)",
  smtpUrl: "SMTP_URL",
  mailFrom: "MAIL_FROM",
  "sms.url": "SMS_URL",
  "sms.token": "SMS_TOKEN (or SMS_TOKEN_FILE)",
  "sms.from": "SMS_FROM",
  clamd: "CLAMD_HOST",
  requestsInFlight: "REQUESTS_IN_FLIGHT",
  ...Object.fromEntries(
    Object.entries(FACES).flatMap(([face, prefix]) => [
      [`${face}.issuer`, `${prefix}_ISSUER`],
      [`${face}.clientId`, `${prefix}_CLIENT_ID`],
      [`${face}.clientSecret`, `${prefix}_CLIENT_SECRET`],
    ]),
  ),
}

type Environment = Record<string, string | undefined>

/** Everything wrong with the environment, one line per setting, said at once. */
export class ConfigurationError extends Error {
  override name = "ConfigurationError"
  constructor(readonly faults: string[]) {
    super(
      `The configuration has ${faults.length} fault${faults.length > 1 ? "s" : ""}:\n${faults.map((fault) => `  ${fault}`).join("\n")}`,
    )
  }
}

/** Reads the whole configuration from an environment; throws a ConfigurationError that lists every fault. */
export function readConfiguration(environment: Environment): Configuration {
  const faults: string[] = []
  const parsed = schema.safeParse(collect(environment, faults))
  if (!parsed.success) faults.push(...parsed.error.issues.map(sayFault))
  else if (parsed.data.mode === "production") faults.push(...refuseDemoParts(parsed.data), ...refuseWeakSecrets(parsed.data))
  const objects = readObjects(environment, faults)
  if (!parsed.success || !objects || faults.length > 0) throw new ConfigurationError([...new Set(faults)])
  return { ...parsed.data, objects }
}

/**
 * Reads where objects are moved from and to: one side or both have names of their own that begin with FROM_ or TO_, and
 * a side without any is the portal's own store. Throws a ConfigurationError that lists every fault.
 */
export function readMove(environment: Environment): { from: StorageConfiguration; to: StorageConfiguration; fromOwn: boolean } {
  const names = Object.keys(environment).filter((name) => environment[name] && /^(FROM|TO)_(OBJECTS|S3)_/.test(name))
  const faults = names.length > 0 ? [] : ["FROM_OBJECTS_STORE or TO_OBJECTS_STORE must be set: nothing says where objects go."]
  const isNamed = (before: string) => names.some((name) => name.startsWith(before))
  const from = readObjects(environment, faults, isNamed("FROM_") ? "FROM_" : undefined)
  const to = readObjects(environment, faults, isNamed("TO_") ? "TO_" : undefined)
  if (!from || !to || faults.length > 0) throw new ConfigurationError([...new Set(faults)])
  return { from, to, fromOwn: !isNamed("FROM_") }
}

/** Reads where objects lie, and nothing else; throws a ConfigurationError that lists every fault. */
export function readObjectStore(environment: Environment): StorageConfiguration {
  const faults: string[] = []
  const objects = readObjects(environment, faults)
  if (!objects || faults.length > 0) throw new ConfigurationError([...new Set(faults)])
  return objects
}

function readObjects(environment: Environment, faults: string[], before?: Side): StorageConfiguration | null {
  const read = (name: string) => environment[name] || undefined
  const secret = (name: string) => readSecret(environment, name, faults)
  return readStorage(
    { read, readSecret: secret, production: (read("RELAIS_MODE") ?? "production") === "production", before },
    faults,
  )
}

function collect(environment: Environment, faults: string[]) {
  const read = (name: string) => environment[name] || undefined
  const provider = (prefix: string) => ({
    issuer: read(`${prefix}_ISSUER`),
    clientId: read(`${prefix}_CLIENT_ID`),
    clientSecret: read(`${prefix}_CLIENT_SECRET`),
  })
  return {
    mode: read("RELAIS_MODE") ?? "production",
    url: read("RELAIS_URL"),
    secret: read("RELAIS_SECRET"),
    databaseUrl: read("DATABASE_URL"),
    workerDatabaseUrl: read("WORKER_DATABASE_URL"),
    actionsKey: read("NEXT_SERVER_ACTIONS_ENCRYPTION_KEY"),
    rootKey: readSecret(environment, "ROOT_KEY", faults),
    previousRootKeys: readSecret(environment, "ROOT_KEY_PREVIOUS", faults)
      ?.split(/[\s,]+/)
      .filter(Boolean),
    smtpUrl: read("SMTP_URL"),
    mailFrom: read("MAIL_FROM"),
    sms: collectSms(environment, faults),
    clamd: read("CLAMD_HOST"),
    requestsInFlight: read("REQUESTS_IN_FLIGHT"),
    citizens: provider(FACES.citizens),
    professionals: provider(FACES.professionals),
    reviewers: provider(FACES.reviewers),
  }
}

/** One of the two without the other is a fault that its shape names. */
function collectSms(environment: Environment, faults: string[]) {
  const [url, token] = [environment.SMS_URL || undefined, readSecret(environment, "SMS_TOKEN", faults)?.trim() || undefined]
  return url || token ? { url, token, from: environment.SMS_FROM || undefined } : undefined
}

function readSecret(environment: Environment, name: string, faults: string[]): string | undefined {
  const file = environment[`${name}_FILE`]
  if (!file) return environment[name] || undefined
  try {
    return readFileSync(file, "utf8")
  } catch {
    faults.push(`${name}_FILE names a file that cannot be read.`)
    return undefined
  }
}

function sayFault({ path, message }: z.core.$ZodIssue): string {
  const name = NAMES[path.join(".")] ?? NAMES[String(path[0])]
  return `${name} ${message}.`
}

/** The demo lets anybody be anybody, so production wants encrypted addresses that only real providers have. */
function refuseDemoParts(configuration: z.infer<typeof schema>): string[] {
  const addresses = [
    ["RELAIS_URL", configuration.url],
    ...(configuration.sms ? [["SMS_URL", configuration.sms.url]] : []),
    ...Object.entries(FACES).map(([face, prefix]) => [`${prefix}_ISSUER`, configuration[face as keyof typeof FACES].issuer]),
  ]
  return addresses
    .filter(([, address]) => !address?.startsWith("https://"))
    .map(([name]) => `${name} must begin with https:// in production: what the demo starts is refused.`)
}

/** Whoever guesses one of these opens what everybody keeps here, so production wants them drawn by chance. */
function refuseWeakSecrets({ secret, rootKey, actionsKey, sms }: z.infer<typeof schema>): string[] {
  const secrets = { secret: Buffer.from(secret), rootKey, ...(actionsKey && { actionsKey }) }
  const weak = Object.entries(secrets).filter(([, value]) => isWeak(value))
  return [
    ...weak.map(([name]) => `${NAMES[name]} can be guessed: draw it with openssl rand -base64 32.`),
    ...(sms && isWeak(Buffer.from(sms.token)) ? [`${NAMES["sms.token"]} can be guessed: ask the gateway for another one.`] : []),
    ...(actionsKey ? [] : [`${NAMES.actionsKey} must be set in production: draw it with openssl rand -base64 32.`]),
  ]
}

let kept: Configuration | undefined

/** The configuration of this process, read once at the first call. */
export function configuration(): Configuration {
  kept ??= readConfiguration(process.env)
  return kept
}
