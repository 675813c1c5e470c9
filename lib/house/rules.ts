import { roomOf } from "./circles"
import { type Import, isTestTool, type Source } from "./sources"

/** What each top folder may import; nothing else, not even a type. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  drizzle: [],
  lib: ["drizzle", "messages"],
  components: ["lib", "messages"],
  app: ["components", "lib"],
  demo: ["lib", "drizzle"],
  bin: ["demo", "lib", "drizzle"],
  bench: ["bin", "demo", "e2e", "components", "lib", "drizzle"],
  e2e: ["bin", "demo", "components", "lib", "drizzle", "messages"],
}

/** The rooms of `lib` that are no features, from the ground up: each knows those before it and none after it. */
const FLOORS = [
  ["words", "access/sections"],
  ["platform"],
  ["identity", "reference", "narrative", "fhir", "cda", "forms"],
  ["audit"],
  ["access"],
  // Between access and the features: any feature tells people through `notices`, which knows none of them.
  ["sealing", "notices"],
]
const GROUND = FLOORS.flat()
/** Above the features: what a request is, in the words of the framework. */
const TOP = "request"

export const isFeature = (room: string) => !GROUND.includes(room) && room !== TOP && room !== "errors" && room !== "house"
const floorOf = (room: string) => (room === TOP ? FLOORS.length + 1 : isFeature(room) ? FLOORS.length : floorBelow(room))
const floorBelow = (room: string) => FLOORS.findIndex((rooms) => rooms.includes(room))

/** What decides, and what it decides by: no input, no output, nothing of any library. */
const PURE = /^lib\/access\/(policy|scope|items|lines|(bases|sections)(\/[\w-]+)?)$/

/** A basis held against its word, in TypeScript or in SQL; what a table must hold whatever lib knows stands in its schema. */
const WORDS = "(self|consent|parental_authority|care_team|consultation|author)"
const COMPARES_BASIS = new RegExp(
  `\\b(basis|by)\\b\\)?,? ?(===|!==|=|<>|in \\() ?["']${WORDS}["']|basis, "${WORDS}"|basis\\} (=|<>) '${WORDS}'`,
)

const folderOf = (path: string) => path.split("/", 1)[0] ?? ""
const values = ({ imports }: Source) => imports.filter(({ isType }) => !isType)
const reaches = (imports: readonly Import[], pattern: RegExp) => imports.some(({ to }) => pattern.test(to))

/** What proves that somebody may come in, by the names of its types; it holds a transaction and dies with it. */
const PROOFS = /\b(PatientAccess|OwnAccess|ReviewCase|ReviewDesk|OwnRequest|InvitationAccess|CardAccess|SystemTask)\b/

const DEMO_MAIL = "app/(public)/demo/mail/page.tsx"

function looksUp({ path, imports }: Source): boolean {
  const own = folderOf(path)
  const allowed = MAY_IMPORT[own]
  return imports.some(({ to }) => {
    const other = folderOf(to)
    if (!allowed || other === own || !(other in MAY_IMPORT || other === "messages")) return false
    return !allowed.includes(other) && !(path === DEMO_MAIL && to === "demo/mail-folder")
  })
}

function looksUpInLib({ path, imports }: Source): boolean {
  const own = roomOf(path)
  if (!own || own === "errors" || isTestTool(path)) return false
  return imports.some(({ to }) => {
    const other = roomOf(to)
    return other !== null && other !== "errors" && floorOf(other) > floorOf(own)
  })
}

function callsAnotherFeature(file: Source): boolean {
  const own = roomOf(file.path)
  if (!own || !isFeature(own) || isTestTool(file.path)) return false
  return values(file).some(({ to }) => {
    const other = roomOf(to)
    return other !== null && other !== own && isFeature(other) && /(queries|commands)$/.test(to)
  })
}

const needsServer = (file: Source) =>
  !isTestTool(file.path) &&
  (/^lib\/.*\/(queries|commands)\.ts$/.test(file.path) ||
    file.path === "drizzle/client.ts" ||
    (file.path.startsWith("lib/") && reaches(values(file), /^(drizzle\/client|next\/(headers|server|cache)|next-auth(\/|$))/)))

/** Each rule says what is wrong with a file, or nothing. */
export const RULES: Record<string, (file: Source) => boolean> = {
  "imports run one way: app, components, lib, drizzle": looksUp,
  "a room of lib knows only what it stands on": looksUpInLib,
  "a feature does not call another feature's reads or changes": callsAnotherFeature,
  "pages and components reach the database only through lib": ({ path, imports }) =>
    /^(app|components)\//.test(path) && reaches(imports, /^(drizzle-orm|postgres)(\/|$)/),
  "components read and change nothing": (file) =>
    file.path.startsWith("components/") &&
    reaches(values(file), /^lib\/(.*\/(queries|commands)|access\/(?!sections|bases$)|audit\/).*$/),
  "no proof reaches what is drawn": ({ path, imports, text }) =>
    (path.startsWith("app/") &&
      path.endsWith(".tsx") &&
      reaches(imports, /^lib\/access\/[\w-]*access$|^lib\/access\/review-desk$/)) ||
    (/^(app|components)\/.*\.tsx$/.test(path) && PROOFS.test(text)),
  "the policy and the registry import nothing but each other and the vocabulary": ({ path, imports }) =>
    PURE.test(path.replace(/\.ts$/, "")) && imports.some(({ to }) => to !== "drizzle/vocabulary" && !PURE.test(to)),
  "a basis is compared with in its own module and nowhere else": ({ path, text }) =>
    !/^(lib\/access\/bases|drizzle\/schema)\//.test(path) && !isTestTool(path) && COMPARES_BASIS.test(text),
  "the platform knows neither a table nor a patient": ({ path, imports }) =>
    path.startsWith("lib/platform/") && !isTestTool(path) && reaches(imports, /^drizzle\/(?!client$|vocabulary$)/),
  "only lib/request knows Next and next-auth": ({ path, imports }) =>
    !/^(app|lib\/request|bench\/apps)\//.test(path) && path !== "bin/serve.ts" && reaches(imports, /^(next|next-auth)(\/|$)/),
  "a page asks Next for nothing but where to go and its types": (file) =>
    file.path.startsWith("app/") && reaches(values(file), /^(next-auth|next\/(?!navigation$|font\/local$))/),
  "server code says that it is": (file) => needsServer(file) && !file.text.includes('import "server-only"'),
  '"use server" stands in actions.ts and nowhere else': ({ path, text }) =>
    /^\s*["']use server["']/m.test(text) !== /(^|\/)actions\.ts$/.test(path),
  "no style attribute, which the content policy would drop": ({ path, text }) =>
    /^(app|components)\/.*\.tsx$/.test(path) && /\sstyle=/.test(text),
  "there is no drawer for leftovers": ({ path }) =>
    // Those who help a patient are a part of the portal.
    /(^|\/)(utils?|helpers|misc|common)(\/.*)?\.tsx?$/.test(path.replace(/(\[patientId\]|routes|sections)\/helpers/, "")),
}

/** What is wrong with these files, a line for each. */
export function broken(files: readonly Source[]): string[] {
  return Object.entries(RULES).flatMap(([rule, breaks]) => files.filter(breaks).map((file) => `${file.path}: ${rule}`))
}
