import { createHash } from "node:crypto"
import type { Face, Language } from "@/drizzle/vocabulary"
import type { CastPerson } from "../cast-person"

const WORDS = {
  fr: {
    banner: "Démonstration. Ces personnes sont inventées ; ce n’est pas un vrai service d’identité.",
    title: { citizen: "Qui êtes-vous ?", professional: "Quel professionnel êtes-vous ?", reviewer: "Quel agent êtes-vous ?" },
    lead: "Choisissez une personne pour vous connecter à sa place.",
    cancel: "Annuler et revenir à Relais",
    lost: "Cette demande de connexion n’existe plus",
    again: "Revenez à Relais et recommencez la connexion.",
  },
  en: {
    banner: "Demonstration. These people are invented; this is not a real identity service.",
    title: { citizen: "Who are you?", professional: "Which professional are you?", reviewer: "Which reviewer are you?" },
    lead: "Choose a person to sign in as.",
    cancel: "Cancel and go back to Relais",
    lost: "This sign-in request no longer exists",
    again: "Go back to Relais and start signing in again.",
  },
} as const

const STYLE = `
*{box-sizing:border-box}
body{margin:0;font:18px/1.5 system-ui,sans-serif;color:#1b1d1f;background:#f6f5f2}
.banner{background:#fff3cd;border-bottom:3px solid #8a5a00;padding:16px;font-weight:600}
main{max-width:40rem;margin:0 auto;padding:24px 16px 48px}
h1{font-size:1.6rem;line-height:1.25;margin:16px 0 8px}
ul{list-style:none;margin:24px 0;padding:0}
li{margin:0 0 12px}
button{display:block;width:100%;min-height:56px;padding:12px 16px;text-align:left;font:inherit;color:inherit;background:#fff;border:2px solid #5c6670;border-radius:8px;cursor:pointer}
button strong{display:block}
button:hover{background:#eef3f7}
button:focus-visible{outline:4px solid #0b57a4;outline-offset:2px}
.cancel{background:transparent;text-align:center}
`

/** What the pages may load: their own style and nothing else. */
export const PAGE_POLICY = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'; base-uri 'none'; frame-ancestors 'none'`

function page(language: Language, title: string, body: string): string {
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${toHtml(title)}</title><style>${STYLE}</style></head>
<body><div class="banner" role="note">${toHtml(WORDS[language].banner)}</div><main>${body}</main></body>
</html>`
}

/** Everybody of one face, each a button. */
export function pickPage(face: Face, people: readonly CastPerson[], language: Language): string {
  const words = WORDS[language]
  const buttons = people.map(
    (person) =>
      `<li><button name="person" value="${toHtml(person.key)}"><strong>${toHtml(person.displayName)}</strong> ${toHtml(person.description[language])}</button></li>`,
  )
  const title = words.title[face]
  return page(
    language,
    title,
    `<h1>${toHtml(title)}</h1><p>${toHtml(words.lead)}</p><form method="post"><ul>${buttons.join("")}</ul><button class="cancel" name="cancel" value="1">${toHtml(words.cancel)}</button></form>`,
  )
}

/** The request is too old, or was never made in this browser. */
export function problemPage(language: Language): string {
  const words = WORDS[language]
  return page(language, words.lost, `<h1>${toHtml(words.lost)}</h1><p>${toHtml(words.again)}</p>`)
}

function toHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
