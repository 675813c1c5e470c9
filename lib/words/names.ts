import type { Language } from "@/drizzle/vocabulary"

/** Whether somebody is written as a doctor is. */
export const isDoctor = (name: string): boolean => /^Dre? (?=\p{Lu})/u.test(name)

/** A name as it is written in a language: French says "Dre" of a doctor who asked for it, English says "Dr" of everybody. */
export function nameIn(language: Language, name: string): string {
  return language === "fr" ? name : name.replace(/^Dre (?=\p{Lu})/u, "Dr ")
}
