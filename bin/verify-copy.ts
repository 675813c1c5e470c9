import { readFile } from "node:fs/promises"
import { readPublicKey } from "@/lib/platform/process-configuration"
import { checkCopy, describeCopyFault } from "@/lib/sealing/copies/rules"
import { runCommand } from "./run-command"

/**
 * Checks one downloaded file of a journal, offline, with the public key alone, and says that it is whole.
 * @throws Error with what is wrong, in one sentence
 */
export async function verifyCopy(file: string | undefined, environment: Record<string, string | undefined>): Promise<string> {
  if (!file) throw new Error("Which file? npm run journal:verify-copy -- FILE")
  const publicKey = readPublicKey(environment)
  const text = await readFile(file, "utf8").catch(() => {
    throw new Error(`The file cannot be read: ${file}`)
  })
  const found = checkCopy(text, publicKey)
  if (!found.ok) throw new Error(describeCopyFault(found))
  return `The file is whole: ${found.lines} lines of the space ${found.patientId}, as its journal showed them on ${found.askedAt}.`
}

if (import.meta.main) {
  await runCommand(async () => console.log(await verifyCopy(process.argv[2], process.env)))
}
