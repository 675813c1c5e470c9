"use client"

import { useCallback, useEffect, useRef, useState } from "react"
import { Button } from "../ui/button"

const WARNING_SECONDS = 120

/** A page opened in another tab has prolonged the same session: no tab may then say that it ends. */
const CHANNEL = "relais-session"

export type SessionWords = {
  title: string
  text: string
  extend: string
  extended: string
  ended: string
  endedText: string
  signIn: string
  failed: string
}

type Moment = "quiet" | "soon" | "extended" | "failed" | "ended"

/**
 * Two minutes before a session would end by itself, offers to go on in one gesture. The page is never left nor
 * reloaded, so that nothing typed is lost.
 */
export function SessionWarning({
  idleSeconds,
  signInHref,
  words,
}: {
  idleSeconds: number
  signInHref: string
  words: SessionWords
}) {
  const [moment, setMoment] = useState<Moment>("quiet")
  const timers = useRef<number[]>([])
  const channel = useRef<BroadcastChannel>(null)

  const stop = useCallback(() => {
    for (const timer of timers.current) window.clearTimeout(timer)
  }, [])

  const start = useCallback(() => {
    stop()
    timers.current = [
      window.setTimeout(() => setMoment("soon"), Math.max(0, idleSeconds - WARNING_SECONDS) * 1000),
      window.setTimeout(() => setMoment("ended"), idleSeconds * 1000),
    ]
  }, [idleSeconds, stop])

  useEffect(() => {
    const others = new BroadcastChannel(CHANNEL)
    channel.current = others
    others.onmessage = () => {
      start()
      setMoment("quiet")
    }
    others.postMessage("active")
    start()
    return () => {
      stop()
      others.close()
    }
  }, [start, stop])

  const extend = async () => {
    const answer = await fetch("/api/session/extend", { method: "POST" }).catch(() => undefined)
    if (answer?.ok) {
      start()
      setMoment("extended")
      channel.current?.postMessage("active")
    } else setMoment(answer?.status === 401 ? "ended" : "failed")
  }

  return (
    <div role="alert" className="fixed inset-x-0 bottom-0 z-10 print:hidden">
      {moment !== "quiet" && <Warning moment={moment} words={words} signInHref={signInHref} onExtend={extend} />}
    </div>
  )
}

type WarningProps = { moment: Exclude<Moment, "quiet">; words: SessionWords; signInHref: string; onExtend: () => void }

function Warning({ moment, words, signInHref, onExtend }: WarningProps) {
  const ended = moment === "ended"
  return (
    <div className="on-fill border-t-4 border-on-sun bg-sun text-on-sun">
      <div className="mx-auto flex max-w-page flex-col gap-3 px-4 py-4 sm:flex-row sm:items-center sm:justify-between lg:px-0">
        {moment === "extended" ? (
          <p>{words.extended}</p>
        ) : (
          <div>
            <p className="font-heading">{ended ? words.ended : words.title}</p>
            <p>{ended ? words.endedText : moment === "failed" ? words.failed : words.text}</p>
          </div>
        )}
        {moment !== "ended" && moment !== "extended" && (
          <Button type="button" onClick={onExtend}>
            {words.extend}
          </Button>
        )}
        {ended && (
          <a href={signInHref} target="_blank" rel="noreferrer">
            {words.signIn}
          </a>
        )}
      </div>
    </div>
  )
}
