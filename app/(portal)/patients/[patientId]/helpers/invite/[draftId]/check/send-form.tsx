"use client"

import { AskedFields, type AskedFieldsProps } from "@/components/forms/asked-fields"
import { useFreshForm } from "@/components/forms/kept-words"
import { useActionForm } from "@/components/forms/use-action-form"
import type { FormState } from "@/lib/forms/rules"
import { sendShape } from "@/lib/invitation/shape/schema"
import { proposeInvitation } from "../actions"

type SendFormProps = Omit<AskedFieldsProps, "form"> & { initial: FormState["values"]; sentences: Record<string, string> }

/** How the invitation is sent, and the button that sends it; the address is checked before. */
export function SendForm({ initial, sentences, ...fields }: SendFormProps) {
  const form = useActionForm({ action: proposeInvitation, schema: sendShape, initial: useFreshForm(initial), sentences })
  return <AskedFields {...fields} form={form} />
}
