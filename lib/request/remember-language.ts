import "server-only"
import { cookies } from "next/headers"
import type { Language } from "@/drizzle/vocabulary"
import { configuration } from "@/lib/platform/configuration"
import { LANGUAGE_COOKIE } from "./language"

/** Keeps the language in this browser for a year; only an action or a route handler may call it. */
export async function rememberLanguage(language: Language): Promise<void> {
  const jar = await cookies()
  const secure = configuration().url.startsWith("https:")
  jar.set(LANGUAGE_COOKIE, language, { path: "/", maxAge: 365 * 24 * 3600, sameSite: "lax", secure })
}
