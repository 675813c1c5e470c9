import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { ask, type Reply } from "./client"

/** A form as a browser without script would send it. */
export type Form = { actionId: string; fields: [name: string, value: string][] }

const UNESCAPED: Record<string, string> = { "&quot;": '"', "&amp;": "&", "&lt;": "<", "&gt;": ">", "&#x27;": "'" }
const plain = (text: string) => text.replace(/&(?:quot|amp|lt|gt|#x27);/g, (sign) => UNESCAPED[sign] ?? sign)
const attribute = (tag: string, name: string) => {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return value === undefined ? undefined : plain(value)
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
  // A button with an address of its own sends the form elsewhere.
  const tags = [...inside.matchAll(/<(?:input|button)\s[^>]*>/g)].filter(([tag]) => !/\sformaction=/i.test(tag))
  const inputs = tags.map(([tag]) => ({
    name: attribute(tag, "name") ?? "",
    value: attribute(tag, "value") ?? "",
    type: attribute(tag, "type"),
    isChecked: /\schecked=/.test(tag),
  }))
  // Where nothing is chosen yet, the first choice is: a form that is complete is refused for who sends it.
  const chosen = inputs.filter(({ name, type, isChecked }, place) => {
    if (type === "checkbox") return isChecked
    const group = inputs.filter((other) => other.name === name)
    return type !== "radio" || isChecked || (inputs[place] === group[0] && !group.some((other) => other.isChecked))
  })
  const areas = [...inside.matchAll(/<textarea\s[^>]*>([\s\S]*?)<\/textarea>/g)].map(
    ([tag, text = ""]) => [attribute(tag, "name") ?? "", plain(text)] as [string, string],
  )
  const selects = [...inside.matchAll(/<select\s[^>]*>([\s\S]*?)<\/select>/g)].map(([tag, options = ""]) => {
    const chosen = /<option[^>]*\sselected=[^>]*>/.exec(options)?.[0] ?? /<option[^>]*>/.exec(options)?.[0] ?? ""
    return [attribute(tag, "name") ?? "", attribute(chosen, "value") ?? ""] as [string, string]
  })
  const given = chosen.map(({ name, value }): [string, string] => [name, value])
  return [...given, ...areas, ...selects].filter(([name]) => name !== "")
}

function actionOf(fields: readonly [string, string][]): string | undefined {
  const unbound = fields.find(([name]) => name.startsWith("$ACTION_ID_"))?.[0].slice("$ACTION_ID_".length)
  const bound = fields.find(([name]) => /^\$ACTION_\d+:0$/.test(name))?.[1]
  return unbound ?? /"id":"([0-9a-f]+)"/.exec(bound ?? "")?.[1]
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

/** Sends fields as a browser sends a form. */
export async function sendFields(
  address: string,
  fields: readonly [string, string | File][],
  headers: Record<string, string>,
): Promise<Reply> {
  const form = new FormData()
  for (const [name, value] of fields) typeof value === "string" ? form.append(name, value) : form.append(name, value, value.name)
  const whole = new Response(form)
  const body = Buffer.from(await whole.arrayBuffer())
  return ask(address, { method: "POST", headers: { ...headers, "content-type": whole.headers.get("content-type") ?? "" }, body })
}

/** Sends a form as a browser without script does. */
export const sendForm = ({ address, form, headers }: Sent): Promise<Reply> => sendFields(address, form.fields, headers)

/** Sends the same as the page's script does. */
export function callAction({ address, form, headers }: Sent): Promise<Reply> {
  const isButton = form.fields.some(([name]) => name.startsWith("$ACTION_ID_"))
  const own = form.fields.filter(([name]) => !name.startsWith("$ACTION"))
  const given = isButton ? ["$K1"] : [{ values: {}, fieldErrors: {} }, "$K1"]
  const fields = own.map(([name, value]): [string, string] => [`_1_${name}`, value])
  fields.push(["0", JSON.stringify(given)])
  return sendFields(address, fields, { ...headers, accept: "text/x-component", "next-action": form.actionId })
}

type Manifest = { node: Record<string, { exportedName: string; filename: string }> }

/** The name of each action of the build, by its id. */
export function builtActions(): Map<string, string> {
  const file = join(import.meta.dirname, "../..", process.env.RELAIS_DIST_DIR ?? ".next", "server/server-reference-manifest.json")
  if (!existsSync(file)) throw new Error("The portal has not been built")
  const { node } = JSON.parse(readFileSync(file, "utf8")) as Manifest
  return new Map(Object.entries(node).map(([id, { exportedName }]) => [id, exportedName]))
}
