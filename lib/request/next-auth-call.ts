import "server-only"
import type { NextApiRequest, NextApiResponse } from "next"
import NextAuth, { type AuthOptions } from "next-auth"

type Call = {
  method: "GET" | "POST"
  /** What next-auth finds after `/api/auth/`. */
  path: [action: "csrf" | "signin" | "callback", provider?: string]
  query?: Record<string, string>
  body?: Record<string, string>
  cookies: Record<string, string>
}

export type Answer = { location: string | null; body: unknown; setCookies: string[] }

/**
 * One question to next-auth, answered without a round trip to our own address: only the three questions above are
 * ever asked, so its other addresses do not exist here.
 */
export async function callNextAuth(options: AuthOptions, { path, query, body, ...call }: Call): Promise<Answer> {
  const answer: Answer = { location: null, body: null, setCookies: [] }
  const request = { ...call, query: { ...query, nextauth: path }, body, headers: {} }
  const keepBody = (value: unknown) => {
    answer.body = value
  }
  const response = {
    status: () => response,
    getHeader: (name: string) => (name.toLowerCase() === "set-cookie" ? answer.setCookies : undefined),
    setHeader: (name: string, value: string | string[]) => {
      if (name.toLowerCase() === "set-cookie") answer.setCookies = [value].flat()
      if (name.toLowerCase() === "location") answer.location = String(value)
      return response
    },
    end: () => response,
    json: keepBody,
    send: keepBody,
  }
  await NextAuth(request as unknown as NextApiRequest, response as unknown as NextApiResponse, options)
  return answer
}
