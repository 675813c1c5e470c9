"use client"

import { useEffect } from "react"
import { REFUSED } from "../forms/error-summary"
import { noteSent } from "./last-sent"
import { LEAVING } from "./quick-leave"
import { typedIn } from "./typed-words"

/**
 * Keeps what was typed and not sent when the page is left for another, or drawn again in another language: it waits for the
 * same person on the same page. Whoever leaves the site or signs out keeps nothing.
 */
export function TypedKeeper() {
  useEffect(() => {
    const touched = new Set<HTMLFormElement>()
    const touch = ({ target }: Event) => {
      const form = target instanceof Element ? target.closest<HTMLFormElement>("main form") : null
      if (form) touched.add(form)
    }
    const submit = ({ target }: Event) => {
      if (!(target instanceof HTMLFormElement)) return
      const { pathname } = new URL(target.action, window.location.href)
      if (pathname === "/language") carry(target, typedIn(touched))
      noteSent(target)
      if (pathname === "/sign-out" || pathname === "/language") touched.clear()
      touched.delete(target)
    }
    const forget = () => touched.clear()
    const keep = () => {
      const words = typedIn(touched)
      if (words) navigator.sendBeacon("/typed", asForm({ words, pathname: window.location.pathname }))
    }
    document.addEventListener("input", touch)
    document.addEventListener(REFUSED, touch)
    document.addEventListener("submit", submit, true)
    window.addEventListener(LEAVING, forget)
    window.addEventListener("pagehide", keep)
    return () => {
      document.removeEventListener("input", touch)
      document.removeEventListener(REFUSED, touch)
      document.removeEventListener("submit", submit, true)
      window.removeEventListener(LEAVING, forget)
      window.removeEventListener("pagehide", keep)
    }
  }, [])
  return null
}

/** The words go with the form that draws the page again. */
function carry(form: HTMLFormElement, words: string | null): void {
  if (!words) return
  const field = document.createElement("input")
  Object.assign(field, { type: "hidden", name: "words", value: words })
  form.append(field)
}

function asForm(fields: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return form
}
