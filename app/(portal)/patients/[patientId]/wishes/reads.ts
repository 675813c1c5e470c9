import type { Actor } from "@/lib/access/actor"
import type { PatientAccess } from "@/lib/access/require-access"
import { listDepositedWishes, listWishes } from "@/lib/wishes/queries"
import { kindsWrittenAt, type WishKind } from "@/lib/wishes/rules"

/** The kinds that whoever is signed in is old enough to write. */
export function writableBy({ traits }: Pick<Actor, "traits">): WishKind[] {
  return kindsWrittenAt(traits?.birthDate ?? "", new Date())
}

/** What the person wants, whether who looks may write it, she alone, and which kinds at this age. */
export async function readWishes(access: PatientAccess<"view:wishes">) {
  return { kinds: await listWishes(access), mayEdit: access.may("edit:wishes") !== null, mayWrite: writableBy(access.actor) }
}

/** What is in force of one kind, to write it anew from there, and the documents that could stand for it. */
export async function readToWrite(access: PatientAccess<"view:wishes" | "edit:wishes">, kind: WishKind) {
  const inForce = (await listWishes(access)).find((of) => of.kind === kind)?.inForce ?? null
  const isOldEnough = writableBy(access.actor).includes(kind)
  return {
    isOldEnough,
    said: inForce?.said ?? {},
    documentId: inForce?.document?.id ?? "",
    deposited: await listDepositedWishes(access),
  }
}
