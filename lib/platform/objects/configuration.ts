import { z } from "zod"
import type { S3Settings } from "./s3/bucket"

const words = z.string({ error: "must be set" }).min(1, "must be set")
const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"])

const folder = z.object({ store: z.literal("folder"), folder: words })

const s3 = z.object({
  store: z.literal("s3"),
  endpoint: z
    .url({ protocol: /^https?$/, error: "must be an address such as https://s3.example" })
    .regex(/^[^?#@]*$/, "must be an address without a password or a question"),
  region: words,
  bucket: words.regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "must be the name of a bucket: 3 to 63 of a-z, 0-9, . and -"),
  accessKeyId: words,
  secretAccessKey: words.transform((text) => text.trim()),
  forcePathStyle: z.enum(["true", "false"], { error: "must be true or false" }).transform((text) => text === "true"),
  prefix: z
    .string()
    .regex(/^([\w-]+\/)*[\w-]*$/, "must be words of a-z, 0-9, - and _ with / between them")
    .transform((text) => (text === "" || text.endsWith("/") ? text : `${text}/`)),
}) satisfies z.ZodType<S3Settings & { store: "s3" }>

const schema = z.discriminatedUnion("store", [folder, s3], { error: "must be folder or s3" })

/** Where the encrypted objects lie: in a folder of this machine, or in a bucket of a server that speaks S3. */
export type StorageConfiguration = z.infer<typeof schema>

const NAMES: Record<string, string> = {
  store: "OBJECTS_STORE",
  folder: "OBJECTS_FOLDER",
  endpoint: "S3_ENDPOINT",
  region: "S3_REGION",
  bucket: "S3_BUCKET",
  accessKeyId: "S3_ACCESS_KEY_ID",
  secretAccessKey: "S3_SECRET_ACCESS_KEY",
  forcePathStyle: "S3_FORCE_PATH_STYLE",
  prefix: "S3_PREFIX",
}

export type Side = "" | "FROM_" | "TO_"

type Reading = {
  read: (name: string) => string | undefined
  readSecret: (name: string) => string | undefined
  production: boolean
  /** Before each name, when two stores are spoken of at once. */
  before?: Side
}

/** Reads where objects lie; adds a sentence to `faults` for each setting that is wrong, and gives null then. */
export function readStorage(
  { read, readSecret, production, before = "" }: Reading,
  faults: string[],
): StorageConfiguration | null {
  const setting = (name: string) => read(before + name)
  const parsed = schema.safeParse({
    store: setting("OBJECTS_STORE") ?? "folder",
    folder: setting("OBJECTS_FOLDER"),
    endpoint: setting("S3_ENDPOINT"),
    region: setting("S3_REGION"),
    bucket: setting("S3_BUCKET"),
    accessKeyId: setting("S3_ACCESS_KEY_ID"),
    secretAccessKey: readSecret(`${before}S3_SECRET_ACCESS_KEY`),
    forcePathStyle: setting("S3_FORCE_PATH_STYLE") ?? "false",
    prefix: setting("S3_PREFIX") ?? "",
  })
  if (!parsed.success) {
    faults.push(...parsed.error.issues.map(({ path: [name], message }) => `${sayName(before, String(name))} ${message}.`))
    return null
  }
  if (!production || parsed.data.store === "folder" || isProtected(parsed.data.endpoint)) return parsed.data
  faults.push(`${before}S3_ENDPOINT must begin with https:// in production, unless it is on this machine.`)
  return null
}

function sayName(before: Side, setting: string): string {
  const name = `${before}${NAMES[setting]}`
  return setting === "secretAccessKey" ? `${name} (or ${name}_FILE)` : name
}

function isProtected(endpoint: string): boolean {
  const { protocol, hostname } = new URL(endpoint)
  return protocol === "https:" || LOOPBACK.has(hostname)
}
