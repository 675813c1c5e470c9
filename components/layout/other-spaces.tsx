"use client"

import { useEffect, useRef, useState } from "react"
import { Avatar } from "../ui/avatar"

export type OtherSpace = {
  href: string
  name: string
  /** "2 documents à lire", in the language of the page. */
  news?: string
}

/**
 * The people whom one helps, each with what is new there. They are asked for when the menu is opened: their journals tell
 * that somebody read their names, which nobody did who left it shut.
 */
export function OtherSpaces({ current }: { current?: string }) {
  const [spaces, setSpaces] = useState<OtherSpace[]>([])
  const list = useRef<HTMLUListElement>(null)

  useEffect(() => {
    const menu = list.current?.closest("details")
    if (!menu) return
    const ask = async () => {
      if (!menu.open) return
      const answer = await fetch("/api/spaces").catch(() => undefined)
      if (!answer?.ok) return
      menu.removeEventListener("toggle", ask)
      setSpaces(await answer.json())
    }
    menu.addEventListener("toggle", ask)
    // It may have been opened before this script ran.
    void ask()
    return () => menu.removeEventListener("toggle", ask)
  }, [])

  return (
    <ul ref={list} aria-live="polite">
      {spaces.map(({ href, name, news }) => (
        <li key={href}>
          <a href={href} aria-current={href === current ? "true" : undefined} className="menu-item">
            <Avatar name={name} />
            <span className="flex min-w-0 flex-col py-2">
              {name}
              {news && <span className="text-small text-soft">{news}</span>}
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}
