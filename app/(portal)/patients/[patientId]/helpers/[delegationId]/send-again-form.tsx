"use client"

import { AskedFields, type AskedFieldsProps } from "@/components/forms/asked-fields"
import { useFreshForm } from "@/components/forms/kept-words"
import { useActionForm } from "@/components/forms/use-action-form"
import type { FormState } from "@/lib/forms/rules"
import { sendAgainShape } from "@/lib/invitation/shape/schema"
import { sendAgain } from "./actions"

type SendAgainFormProps = Omit<AskedFieldsProps, "form"> & { initial: FormState["values"]; sentences: Record<string, string> }

/** Where an invitation whose mail came back is sent this time; the address is checked before. */
export function SendAgainForm({ initial, sentences, ...fields }: SendAgainFormProps) {
  const form = useActionForm({ action: sendAgain, schema: sendAgainShape, initial: useFreshForm(initial), sentences })
  return <AskedFields {...fields} form={form} />
}
