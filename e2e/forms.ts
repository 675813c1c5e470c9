import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { APIRequestContext, APIResponse } from "@playwright/test"

/** A form as a browser without script would send it. */
export type Form = { actionId: string; fields: [name: string, value: string][] }

const UNESCAPED: Record<string, string> = { "&quot;": '"', "&amp;": "&", "&lt;": "<", "&gt;": ">", "&#x27;": "'" }
const unescape = (text: string) => text.replace(/&(?:quot|amp|lt|gt|#x27);/g, (sign) => UNESCAPED[sign] ?? sign)
const attribute = (tag: string, name: string) => {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return value === undefined ? undefined : unescape(value)
}

/** The forms of a page that set off an action, with what they would send untouched. */
export function formsOf(html: string): Form[] {
  return [...html.matchAll(/<form[^>]*>([\s\S]*?)<\/form>/g)].flatMap(([, inside = ""]) => {
    const fields = fieldsOf(inside)
    const actionId = actionOf(fields)
    return actionId ? [{ actionId, fields }] : []
  })
}

function fieldsOf(inside: string): [string, string][] {
  const inputs = [...inside.matchAll(/<(?:input|button)\s[^>]*>/g)].flatMap(([tag]) => {
    const [name, type] = [attribute(tag, "name"), attribute(tag, "type")]
    const left = (type === "radio" || type === "checkbox") && !/\schecked=/.test(tag)
    return name && !left ? [[name, attribute(tag, "value") ?? ""] as [string, string]] : []
  })
  const areas = [...inside.matchAll(/<textarea\s[^>]*>([\s\S]*?)<\/textarea>/g)].map(
    ([tag, text = ""]) => [attribute(tag, "name") ?? "", unescape(text)] as [string, string],
  )
  const selects = [...inside.matchAll(/<select\s[^>]*>([\s\S]*?)<\/select>/g)].map(([tag, options = ""]) => {
    const chosen = /<option[^>]*\sselected=[^>]*>/.exec(options)?.[0] ?? /<option[^>]*>/.exec(options)?.[0] ?? ""
    return [attribute(tag, "name") ?? "", attribute(chosen, "value") ?? ""] as [string, string]
  })
  return [...inputs, ...areas, ...selects].filter(([name]) => name !== "")
}

function actionOf(fields: readonly [string, string][]): string | undefined {
  const plain = fields.find(([name]) => name.startsWith("$ACTION_ID_"))?.[0].slice("$ACTION_ID_".length)
  const bound = fields.find(([name]) => /^\$ACTION_\d+:0$/.test(name))?.[1]
  return plain ?? /"id":"([0-9a-f]+)"/.exec(bound ?? "")?.[1]
}

/** The form of an action that no page of the circle happens to show. */
export function formFor(actionId: string, input: Record<string, string>): Form {
  const hidden: [string, string][] = [
    ["$ACTION_REF_1", ""],
    ["$ACTION_1:0", JSON.stringify({ id: actionId, bound: "$@1" })],
    ["$ACTION_1:1", JSON.stringify([{ values: {}, fieldErrors: {} }])],
  ]
  return { actionId, fields: [...hidden, ...Object.entries(input)] }
}

export type Sent = { address: string; form: Form; headers: Record<string, string> }

const multipart = (fields: readonly [string, string][]) => {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  return form
}

/** Sends a form as a browser without script does. */
export function sendForm(request: APIRequestContext, { address, form, headers }: Sent): Promise<APIResponse> {
  return request.post(address, { multipart: multipart(form.fields), headers, maxRedirects: 0 })
}

/** Sends the same as the page's script does. */
export function callAction(request: APIRequestContext, { address, form, headers }: Sent): Promise<APIResponse> {
  const isButton = form.fields.some(([name]) => name.startsWith("$ACTION_ID_"))
  const own = form.fields.filter(([name]) => !name.startsWith("$ACTION")).map(([name, value]) => [`1_${name}`, value] as const)
  const given = isButton ? ["$K1"] : [{ values: {}, fieldErrors: {} }, "$K1"]
  const fields = [...own.map(([name, value]): [string, string] => [name, value]), ["0", JSON.stringify(given)] as [string, string]]
  const script = { accept: "text/x-component", "next-action": form.actionId }
  return request.post(address, { multipart: multipart(fields), headers: { ...headers, ...script }, maxRedirects: 0 })
}

type Manifest = { node: Record<string, { exportedName: string; filename: string }> }

/** The name of each action of the build, by its id. */
export function builtActions(): Map<string, string> {
  const file = join(import.meta.dirname, "..", process.env.RELAIS_DIST_DIR ?? ".next", "server/server-reference-manifest.json")
  if (!existsSync(file)) throw new Error("The portal has not been built")
  const { node } = JSON.parse(readFileSync(file, "utf8")) as Manifest
  return new Map(Object.entries(node).map(([id, { exportedName }]) => [id, exportedName]))
}
