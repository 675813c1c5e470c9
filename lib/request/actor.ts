import "server-only"
import { headers } from "next/headers"
import { notFound, redirect } from "next/navigation"
import { use } from "react"
import type { Face } from "@/drizzle/vocabulary"
import type { Actor } from "@/lib/access/actor"
import { safeBackPath } from "@/lib/account/rules"
import { currentSession, shownSession } from "./session"

/** The address of this page, which the door of the server writes for us (`bin/door/headers.ts`): a page does not know its own. */
export const PATH_HEADER = "x-relais-path"

/** Who is signed in, or null. */
export async function getActor(): Promise<Actor | null> {
  return (await currentSession())?.actor ?? null
}

/** Who is signed in as a component says it that does not wait for anything else; null where that cannot be known now. */
export function useActor(): Actor | null {
  return use(shownSession())?.actor ?? null
}

/** To whom a component speaks: who treats is a "professionnel" to professionals and a "soignant" to everybody else. */
export function useReader(): "professional" | "other" {
  return useActor()?.face === "professional" ? "professional" : "other"
}

/**
 * Who is signed in; sends to sign-in and back when nobody is, and says "not found" to another face. A professional
 * who has not said where they practise today is asked first.
 */
export async function requireActor(face?: Face): Promise<Actor> {
  const actor = await requireAnyActor()
  if (face && actor.face !== face) notFound()
  if (actor.face === "professional" && !actor.exercice) redirect(`/professional/exercice${await backQuery()}`)
  return actor
}

/** Who is signed in, a professional without a place of practice too: for the page that asks for it, and for the account. */
export async function requireAnyActor(): Promise<Actor> {
  const actor = await getActor()
  if (!actor) redirect(`/sign-in${await backQuery()}`)
  return actor
}

async function backQuery(): Promise<string> {
  const back = safeBackPath((await headers()).get(PATH_HEADER))
  return back ? `?back=${encodeURIComponent(back)}` : ""
}
