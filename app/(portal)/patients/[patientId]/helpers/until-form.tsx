"use client"

import type { FormAction } from "@/components/forms/action-form"
import { AskedFields, type AskedFieldsProps } from "@/components/forms/asked-fields"
import { useFreshForm } from "@/components/forms/kept-words"
import { useActionForm } from "@/components/forms/use-action-form"
import { renewShape, untilShape } from "@/lib/delegation/shape/schema"
import type { FormState } from "@/lib/forms/rules"

type UntilFormProps = Omit<AskedFieldsProps, "form"> & {
  action: FormAction
  initial: FormState["values"]
  sentences: Record<string, string>
}

/** How long an access lasts, and what happens at its end: of one being prepared, or of one that is renewed. */
export function UntilForm({ action, initial, sentences, ...fields }: UntilFormProps) {
  const schema = "draftId" in fields.hidden ? untilShape : renewShape
  const form = useActionForm({ action, schema, initial: useFreshForm(initial), sentences })
  return <AskedFields {...fields} form={form} />
}
