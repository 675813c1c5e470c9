import { writtenName } from "@/lib/identity/rules"
import { formats, words } from "@/lib/request/words"

/** A day (YYYY-MM-DD) written out. */
export async function writtenDay(day: string, style: "long" | "full" = "long"): Promise<string> {
  return (await formats()).day(day, style)
}

/** What a request is called: by the child's given name, once it is known. */
export async function requestTitle(firstGivenName: string | null): Promise<string> {
  const t = await words("children")
  return firstGivenName ? t("requestFor", { name: writtenName(firstGivenName) }) : t("requestBegun")
}
