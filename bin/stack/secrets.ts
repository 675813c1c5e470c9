import { generateKeyPairSync, randomBytes } from "node:crypto"
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { join } from "node:path"

const word = () => randomBytes(24).toString("hex")
const key = () => randomBytes(32).toString("base64")

function makeSecrets() {
  return {
    postgres: word(),
    owner: word(),
    portal: word(),
    worker: word(),
    relais: word(),
    rootKey: key(),
    serverActionsKey: key(),
    journalSigningKey: generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    citizenClient: word(),
    professionalClient: word(),
    reviewerClient: word(),
    smsToken: word(),
  }
}

export type Secrets = ReturnType<typeof makeSecrets>

const secretsFile = (folder: string) => join(folder, "secrets.json")

/** Whether an earlier start left its secrets here. */
export const hasSecrets = (folder: string) => existsSync(secretsFile(folder))

/** The secrets of one folder of data: made at its first start and kept beside it, for its account alone. */
export function keepSecrets(folder: string): Secrets {
  const file = secretsFile(folder)
  const known: Partial<Secrets> = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {}
  const secrets = { ...makeSecrets(), ...known }
  if (Object.keys(secrets).every((name) => name in known)) return secrets
  // Whole or not at all: another process may read it meanwhile.
  const half = `${file}.${process.pid}`
  writeFileSync(half, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  renameSync(half, file)
  return secrets
}

/** The same passwords under the names of the roles that sign in with them. */
export const rolePasswords = ({ owner, portal, worker }: Secrets) => ({
  relais_owner: owner,
  relais_portal: portal,
  relais_worker: worker,
})
