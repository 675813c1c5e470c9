import type { KeyObject } from "node:crypto"
import { readFileSync } from "node:fs"
import { readFile } from "node:fs/promises"

type Environment = Record<string, string | undefined>

/** An X25519 key of the environment, as `NAME` or in the file of `NAME_FILE`; throws a sentence when there is none. */
export function readExchangeKey(environment: Environment, name: string, make: (pem: string) => KeyObject): KeyObject {
  try {
    const file = environment[`${name}_FILE`]
    const text = file ? readFileSync(file, "utf8") : environment[name]
    const key = make((text ?? "").replaceAll("\\n", "\n"))
    if (key.asymmetricKeyType === "x25519") return key
  } catch {
    // Not a file, or not a key at all: the same sentence helps.
  }
  throw new Error(`${name} (or ${name}_FILE) must hold an X25519 key in PEM (openssl genpkey -algorithm x25519).`)
}

/** The journal's kept head as it stands in its file; null where none was kept yet, or none is named. */
export async function readHeadText(file: string | undefined): Promise<string | null> {
  if (!file) return null
  return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null
    throw error
  })
}
