"use client"

import type { FormAction } from "@/components/forms/action-form"
import { AskedFields, type AskedFieldsProps } from "@/components/forms/asked-fields"
import { useFreshForm } from "@/components/forms/kept-words"
import { useActionForm } from "@/components/forms/use-action-form"
import type { FormState } from "@/lib/forms/rules"
import { messageShape, threadShape } from "@/lib/threads/shape/schema"

const SHAPES = { open: threadShape, send: messageShape }

type MessageFormProps = Omit<AskedFieldsProps, "form"> & {
  action: FormAction
  kind: keyof typeof SHAPES
  initial?: FormState["values"]
  sentences: Record<string, string>
}

/** A message, or the first of a thread: checked in the browser first. */
export function MessageForm({ action, kind, initial = {}, sentences, ...fields }: MessageFormProps) {
  const form = useActionForm({ action, schema: SHAPES[kind], initial: useFreshForm(initial), sentences })
  return <AskedFields {...fields} form={form} />
}
