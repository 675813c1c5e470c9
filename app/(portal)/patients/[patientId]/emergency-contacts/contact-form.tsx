"use client"

import type { FormAction } from "@/components/forms/action-form"
import { AskedFields, type AskedFieldsProps } from "@/components/forms/asked-fields"
import { useFreshForm } from "@/components/forms/kept-words"
import { useActionForm } from "@/components/forms/use-action-form"
import { changeShape, contactShape } from "@/lib/emergency-contacts/shape/schema"
import type { FormState } from "@/lib/forms/rules"

type ContactFormProps = Omit<AskedFieldsProps, "form"> & {
  action: FormAction
  initial?: FormState["values"]
  sentences: Record<string, string>
}

/** Somebody to call: a name, who that is, a number; checked in the browser first. */
export function ContactForm({ action, initial = {}, sentences, ...fields }: ContactFormProps) {
  const schema = "contactId" in fields.hidden ? changeShape : contactShape
  const form = useActionForm({ action, schema, initial: useFreshForm(initial), sentences })
  return <AskedFields {...fields} form={form} />
}
