"use client"

import type { FormAction } from "@/components/forms/action-form"
import { AskedFields, type AskedFieldsProps } from "@/components/forms/asked-fields"
import { useFreshForm } from "@/components/forms/kept-words"
import { useActionForm } from "@/components/forms/use-action-form"
import { answerShape, askShape } from "@/lib/rectifications/shape/schema"

const SHAPES = { ask: askShape, answer: answerShape }

type RectificationFormProps = Omit<AskedFieldsProps, "form"> & {
  action: FormAction
  kind: keyof typeof SHAPES
  sentences: Record<string, string>
}

/** What is not right, or the answer to it: two fields, checked in the browser first. */
export function RectificationForm({ action, kind, sentences, ...fields }: RectificationFormProps) {
  const form = useActionForm({ action, schema: SHAPES[kind], initial: useFreshForm(), sentences })
  return <AskedFields {...fields} form={form} />
}
