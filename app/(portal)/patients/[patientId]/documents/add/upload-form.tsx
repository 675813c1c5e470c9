"use client"

import { useState } from "react"
import { ErrorSummary } from "@/components/forms/error-summary"
import { FileField } from "@/components/forms/file-field"
import { useFreshForm } from "@/components/forms/kept-words"
import { SubmitButton } from "@/components/forms/submit-button"
import { useActionForm } from "@/components/forms/use-action-form"
import type { ButtonTone } from "@/components/ui/button"
import { filesIn, filesShape, type Limits } from "@/lib/documents/upload/shape/schema"
import type { FormState } from "@/lib/forms/rules"
import { reasonOf, send } from "./send"

type Words = {
  summary: string
  label: string
  hint: string
  /** Where a photograph will do. */
  camera?: string
  submit: string
  waiting: string
  /** "Envoi : {percent} %" */
  progress: string
  checking: string
  /** The connection failed; the access has ended; the site answered otherwise. */
  failed: string
  ended: string
  notTaken: string
}

type UploadFormProps = {
  address: string
  depositKey: string
  accept: string
  limits: Limits
  tone?: ButtonTone
  words: Words
  sentences: Record<string, string>
}

/** Posts the files; with script they are counted and weighed first, it shows how far the sending is, and the key makes a retry harmless. */
export function UploadForm({ address, depositKey, accept, limits, tone, words, sentences }: UploadFormProps) {
  const [percent, setPercent] = useState<number | null>(null)

  const upload = async (state: FormState, data: FormData): Promise<FormState> => {
    setPercent(0)
    try {
      window.location.assign(await send(address, data, setPercent))
      return await new Promise<FormState>(() => {})
    } catch (error) {
      setPercent(null)
      return { ...state, formError: words[reasonOf(error)] }
    }
  }

  const form = useActionForm({
    action: upload,
    schema: filesShape(limits),
    initial: useFreshForm(),
    sentences,
    address,
    read: filesIn,
  })
  return (
    <form {...form.props} className="flex flex-col gap-6">
      <ErrorSummary {...form.summary} title={words.summary} />
      <input type="hidden" name="key" value={depositKey} />
      <FileField
        {...form.field("files")}
        label={words.label}
        hint={words.hint}
        accept={accept}
        multiple={limits.files > 1}
        cameraLabel={words.camera}
      />
      {percent !== null && <Progress percent={percent} words={words} />}
      <SubmitButton tone={tone} pending={form.pending} pendingWord={words.waiting}>
        {words.submit}
      </SubmitButton>
    </form>
  )
}

function Progress({ percent, words }: { percent: number; words: Words }) {
  const said = percent < 100 ? words.progress.replace("{percent}", String(percent)) : words.checking
  return (
    <div className="flex flex-col gap-2">
      {/* A screen reader hears each quarter, not each step. */}
      <p role="status" className="sr-only">
        {percent < 100 ? words.progress.replace("{percent}", String(percent - (percent % 25))) : words.checking}
      </p>
      <p aria-hidden="true">{said}</p>
      <progress max={100} value={percent} aria-label={said} className="h-3 w-full accent-petrol" />
    </div>
  )
}
