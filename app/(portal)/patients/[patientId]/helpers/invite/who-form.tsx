"use client"

import type { FormAction } from "@/components/forms/action-form"
import { AskedFields, type AskedFieldsProps } from "@/components/forms/asked-fields"
import { useFreshForm } from "@/components/forms/kept-words"
import { useActionForm } from "@/components/forms/use-action-form"
import type { FormState } from "@/lib/forms/rules"
import { startShape, whoShape } from "@/lib/invitation/shape/schema"

type WhoFormProps = Omit<AskedFieldsProps, "form"> & {
  action: FormAction
  initial: FormState["values"]
  sentences: Record<string, string>
}

/** Whom to invite, before there is a draft or in one; the name is checked before it is sent. */
export function WhoForm({ action, initial, sentences, ...fields }: WhoFormProps) {
  const schema = "draftId" in fields.hidden ? whoShape : startShape
  const form = useActionForm({ action, schema, initial: useFreshForm(initial), sentences })
  return <AskedFields {...fields} form={form} />
}
