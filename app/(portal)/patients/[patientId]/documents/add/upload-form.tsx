"use client"

import { type FormEvent, useState } from "react"
import { FileField } from "@/components/forms/file-field"
import { SubmitButton } from "@/components/forms/submit-button"
import type { ButtonTone } from "@/components/ui/button"
import { Notice } from "@/components/ui/notice"
import { send } from "./send"

type Words = {
  label: string
  hint: string
  camera: string
  submit: string
  waiting: string
  /** "Envoi : {percent} %" */
  progress: string
  checking: string
  failed: string
}

type UploadFormProps = { action: string; depositKey: string; accept: string; tone?: ButtonTone; words: Words }

/** A plain form that posts the files; with script it shows how far the sending is, and the key makes a retry harmless. */
export function UploadForm({ action, depositKey, accept, tone, words }: UploadFormProps) {
  const [percent, setPercent] = useState<number | null>(null)
  const [hasFailed, setFailed] = useState(false)

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (percent !== null) return
    setPercent(0)
    setFailed(false)
    try {
      window.location.assign(await send(action, new FormData(event.currentTarget), setPercent))
    } catch {
      setPercent(null)
      setFailed(true)
    }
  }

  return (
    <form action={action} method="post" encType="multipart/form-data" onSubmit={submit} className="flex flex-col gap-6">
      {hasFailed && (
        <Notice tone="danger" announced>
          <p>{words.failed}</p>
        </Notice>
      )}
      <input type="hidden" name="key" value={depositKey} />
      <FileField name="files" label={words.label} hint={words.hint} accept={accept} multiple cameraLabel={words.camera} />
      {percent !== null && <Progress percent={percent} words={words} />}
      <SubmitButton tone={tone} pending={percent !== null} pendingWord={words.waiting}>
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
