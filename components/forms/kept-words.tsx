"use client"

import { createContext, type ReactNode, useContext } from "react"
import type { FormState, FormValues } from "@/lib/forms/rules"

const Kept = createContext<FormValues | null>(null)

/** Gives the forms inside it what this person had typed on this page and not sent. */
export function KeptWords({ values, children }: { values: FormValues; children: ReactNode }) {
  return <Kept value={values}>{children}</Kept>
}

/** A form before anybody sent it, with what it shows already filled in, and over that what was typed and not sent. */
export function useFreshForm(values: FormState["values"] = {}): FormState {
  const kept = useContext(Kept)
  return { values: kept ? { ...values, ...kept } : values, fieldErrors: {} }
}
