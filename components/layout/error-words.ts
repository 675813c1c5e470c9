"use client"

import { useSyncExternalStore } from "react"
import english from "@/messages/en/errors.json"
import french from "@/messages/fr/errors.json"

const never = () => () => {}
const inEnglish = () => /(?:^|; )relais\.language=en/.test(document.cookie)

/** The words of what went wrong, in the language of the cookie, because no server is there to say which. */
export function useErrorWords() {
  const isEnglish = useSyncExternalStore(never, inEnglish, () => false)
  return { lang: isEnglish ? "en" : "fr", ...(isEnglish ? english : french) }
}
