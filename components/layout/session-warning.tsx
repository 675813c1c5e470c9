"use client"

import { useCallback, useEffect, useRef, useState } from "react"
import { Button } from "../ui/button"

const WARNING_SECONDS = 120

/** A page opened in another tab has prolonged the same session, by so many seconds: no tab may then say that it ends. */
const CHANNEL = "relais-session"

type SessionWords = {
  title: string
  text: string
  extend: string
  extended: string
  ended: string
  endedText: string
  signIn: string
  failed: string
}

/** `secondsLeft` until the session ends, as the page comes. */
export type SessionWarningProps = { secondsLeft: number; signInHref: string; words: SessionWords }

type Moment = "quiet" | "soon" | "extended" | "failed" | "ended"

/** What wakes a page: timers sleep with the machine, and in a tab that nobody looks at. */
const WAKING = ["visibilitychange", "focus", "pageshow"] as const

/**
 * Two minutes before a session would end by itself, offers to go on in one gesture; after a sleep, says at once what the
 * clock has made of it. The page is never left nor reloaded, so that nothing typed is lost.
 */
export function SessionWarning({ secondsLeft, signInHref, words }: SessionWarningProps) {
  const [moment, setMoment] = useState<Moment>("quiet")
  const timers = useRef<number[]>([])
  const endsAt = useRef(0)
  const channel = useRef<BroadcastChannel>(null)

  const stop = useCallback(() => {
    for (const timer of timers.current) window.clearTimeout(timer)
  }, [])

  /** Says what is true by the clock, which goes on while timers sleep. */
  const look = useCallback(() => {
    // A timer may ring a little before its time.
    const left = Math.floor((endsAt.current - Date.now()) / 1000)
    if (left <= 0) setMoment("ended")
    else if (left <= WARNING_SECONDS) setMoment("soon")
  }, [])

  const start = useCallback(
    (seconds: number) => {
      stop()
      endsAt.current = Date.now() + seconds * 1000
      timers.current = [
        window.setTimeout(look, Math.max(0, seconds - WARNING_SECONDS) * 1000),
        window.setTimeout(look, seconds * 1000),
      ]
    },
    [look, stop],
  )

  useEffect(() => {
    const others = new BroadcastChannel(CHANNEL)
    channel.current = others
    others.onmessage = ({ data }: MessageEvent<number>) => {
      start(data)
      if (data > WARNING_SECONDS) setMoment("quiet")
    }
    others.postMessage(secondsLeft)
    start(secondsLeft)
    // An act on this page prolonged the session as well, and the page came anew.
    if (secondsLeft > WARNING_SECONDS) setMoment("quiet")
    for (const waking of WAKING) window.addEventListener(waking, look, true)
    return () => {
      stop()
      for (const waking of WAKING) window.removeEventListener(waking, look, true)
      others.close()
    }
  }, [secondsLeft, look, start, stop])

  const extend = async () => {
    const answer = await fetch("/api/session/extend", { method: "POST" }).catch(() => undefined)
    if (answer?.ok) {
      const left = await leftOf(answer)
      start(left)
      // A session ends after twelve hours whatever is pressed: then nothing is promised.
      setMoment(left > WARNING_SECONDS ? "extended" : "soon")
      channel.current?.postMessage(left)
    } else setMoment(answer?.status === 401 ? "ended" : "failed")
  }

  return (
    <div role="alert" className="fixed inset-x-0 bottom-0 z-10 print:hidden">
      {moment !== "quiet" && <Warning moment={moment} words={words} signInHref={signInHref} onExtend={extend} />}
    </div>
  )
}

/** How long the session goes on, by the server's own clock. */
async function leftOf(answer: Response): Promise<number> {
  const { endsAt } = (await answer.json()) as { endsAt: string }
  const now = Date.parse(answer.headers.get("date") ?? "") || Date.now()
  return Math.max(0, Math.floor((Date.parse(endsAt) - now) / 1000))
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
