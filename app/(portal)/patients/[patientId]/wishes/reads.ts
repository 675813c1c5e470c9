import type { PatientAccess } from "@/lib/access/require-access"
import { listDepositedWishes, listWishes } from "@/lib/wishes/queries"
import type { WishKind } from "@/lib/wishes/rules"

/** What the person wants, and whether who looks may write it: she alone. */
export async function readWishes(access: PatientAccess<"view:wishes">) {
  return { kinds: await listWishes(access), mayEdit: access.may("edit:wishes") !== null }
}

/** What is in force of one kind, to write it anew from there, and the documents that could stand for it. */
export async function readToWrite(access: PatientAccess<"view:wishes" | "edit:wishes">, kind: WishKind) {
  const inForce = (await listWishes(access)).find((of) => of.kind === kind)?.inForce ?? null
  return { said: inForce?.said ?? {}, documentId: inForce?.document?.id ?? "", deposited: await listDepositedWishes(access) }
}
