"use client"

import { useActionState } from "react"
import type { FormState } from "@/lib/forms/rules"
import { type FormAction, formOf } from "../forms/action-form"
import { AskedFields, type AskedFieldsProps } from "../forms/asked-fields"
import { useFreshForm } from "../forms/kept-words"

type AskedFormProps = Omit<AskedFieldsProps, "form"> & { action: FormAction; initial?: FormState["values"] }

/** One answer, or one button: the action alone checks it. */
export function AskedForm({ action, initial = {}, ...fields }: AskedFormProps) {
  return <AskedFields {...fields} form={formOf(useActionState(action, useFreshForm(initial)))} />
}
