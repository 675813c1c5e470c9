import { words } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"

/** What else somebody can do about a deposit of his once the hour is over. */
export async function sayTooLate({ isOwn, inCare, givenName }: SpaceHeader): Promise<string> {
  const t = await words("documents")
  if (inCare) return t("withdraw.lateInCare")
  return isOwn ? t("withdraw.lateOwn") : t("withdraw.lateOther", { name: givenName })
}
