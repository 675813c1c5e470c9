import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { nameTrustedPerson } from "../commands"
import { listWishes } from "../queries"
import { askSignature } from "./asking/commands"
import { linkToSign } from "./queries"

const CLAIRE = { name: "Claire Lefèvre", relation: "daughter", telephone: "", address: "" }

/** Whom somebody trusts and what became of the code, as a reader reads it. */
export const trustedBy = (actor: Actor, patientId: string) =>
  withAccess(actor, patientId, ["view:wishes"], async (access) => {
    const wish = (await listWishes(access)).find(({ kind }) => kind === "trusted_person")?.inForce ?? null
    return wish && { ...wish, link: wish.signing && linkToSign(wish.signing) }
  })

/** Names Claire. */
export const nameClaire = (patient: Actor, patientId: string) =>
  withAccess(patient, patientId, ["edit:wishes"], (access) => nameTrustedPerson(access, CLAIRE))

/** Gives a code for whom is named, and tells it. */
export async function codeFor(patient: Actor, patientId: string): Promise<string> {
  const wish = await trustedBy(patient, patientId)
  await withAccess(patient, patientId, ["edit:wishes"], (access) => askSignature(access, wish?.id ?? ""))
  return (await trustedBy(patient, patientId))?.link?.split("/").at(-1) ?? ""
}
