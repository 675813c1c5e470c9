"use client"

import { AskedFields, type AskedFieldsProps } from "@/components/forms/asked-fields"
import { useFreshForm } from "@/components/forms/kept-words"
import { useActionForm } from "@/components/forms/use-action-form"
import type { FormState } from "@/lib/forms/rules"
import { whoShape } from "@/lib/invitation/shape/schema"
import { answerWho } from "../actions"

type WhoFormProps = Omit<AskedFieldsProps, "form"> & { initial: FormState["values"]; sentences: Record<string, string> }

/** Whom to invite; the name and the address are checked before they are sent. */
export function WhoForm({ initial, sentences, ...fields }: WhoFormProps) {
  const form = useActionForm({ action: answerWho, schema: whoShape, initial: useFreshForm(initial), sentences })
  return <AskedFields {...fields} form={form} />
}
