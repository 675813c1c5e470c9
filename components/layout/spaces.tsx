"use client"

import { type ReactNode, useEffect, useRef, useState } from "react"
import { Avatar } from "../ui/avatar"

export type OtherSpace = {
  href: string
  name: string
  /** "2 documents à lire", in the language of the page. */
  news?: string
}

/** What the picker is told once it is opened; `own` says what waits in one's own space. */
export type OtherSpaces = { own?: string; spaces: OtherSpace[] }

type SpacesProps = {
  /** One's own space, then the list of people. */
  places: { href: string; label: string; sign: ReactNode }[]
  current?: string
}

/**
 * One's own space, and the people whom one helps, each with what is new there. They are asked for when the menu is opened:
 * their journals tell that somebody read their names, which nobody did who left it shut.
 */
export function Spaces({ places, current }: SpacesProps) {
  const [{ own, spaces }, setSpaces] = useState<OtherSpaces>({ spaces: [] })
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
      {places.map(({ href, label, sign }, at) => (
        <Space key={href} href={href} current={current} sign={sign} news={at === 0 ? own : undefined}>
          {label}
        </Space>
      ))}
      {spaces.map(({ href, name, news }) => (
        <Space key={href} href={href} current={current} sign={<Avatar name={name} />} news={news}>
          {name}
        </Space>
      ))}
    </ul>
  )
}

type SpaceProps = { href: string; current?: string; sign: ReactNode; news?: string; children: string }

function Space({ href, current, sign, news, children }: SpaceProps) {
  return (
    <li>
      <a href={href} aria-current={href === current ? "true" : undefined} className="menu-item">
        {sign}
        <span className="flex min-w-0 flex-col py-2">
          {children}
          {news && <span className="text-small text-soft">{news}</span>}
        </span>
      </a>
    </li>
  )
}
