import type { Language } from "@/drizzle/vocabulary"

type IndexLink = { path: string; label: string }
/** One line of a section: what it is called, what is said of it, and the files that stand beside the page. */
export type IndexLine = { name: string; lines: readonly string[]; links?: readonly IndexLink[] }
export type IndexSection = { id: string; title: string; lines: readonly IndexLine[] }

/** A page to be read without a network, in words of the person's language. */
export type IndexPage = {
  language: Language
  title: string
  made: string
  how: string
  contents: string
  besides: { title: string; links: readonly IndexLink[] }
  sections: readonly IndexSection[]
}

/** The page in one file: no script, nothing from elsewhere, readable on paper too. A section without a line is not there. */
export function writeIndex({ language, title, made, how, contents, besides, sections }: IndexPage): string {
  const shown = sections.filter(({ lines }) => lines.length > 0)
  const ways = shown.map(({ id, title: name }) => `<li><a href="#${escaped(id)}">${escaped(name)}</a></li>`)
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header><h1>${escaped(title)}</h1><p>${escaped(made)}</p><p>${escaped(how)}</p></header>
<nav aria-label="${escaped(contents)}"><h2>${escaped(contents)}</h2><ul>${ways.join("")}</ul></nav>
<main>
${shown.map(writeSection).join("\n")}
<section><h2>${escaped(besides.title)}</h2>${writeLinks(besides.links)}</section>
</main>
</body>
</html>
`
}

const writeSection = ({ id, title, lines }: IndexSection) =>
  `<section id="${escaped(id)}"><h2>${escaped(title)}</h2>\n${lines.map(writeLine).join("\n")}\n</section>`

function writeLine({ name, lines, links = [] }: IndexLine): string {
  const said = lines.filter(Boolean).map((line) => `<p>${escaped(line)}</p>`)
  return `<article><h3>${escaped(name)}</h3>${said.join("")}${writeLinks(links)}</article>`
}

const writeLinks = (links: readonly IndexLink[]) =>
  links.length === 0
    ? ""
    : `<ul>${links.map(({ path, label }) => `<li><a href="${addressOf(path)}">${escaped(label)}</a></li>`).join("")}</ul>`

/** A way beside the page: each step as an address writes it. */
const addressOf = (path: string) => escaped(`./${path.split("/").map(encodeURIComponent).join("/")}`)

const SIGNS: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" }
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? "")

const STYLE = `
:root{color-scheme:light dark;--paper:#fbf8f3;--card:#fff;--ink:#1b2530;--soft:#4a5561;--line:#d9d2c5;--petrol:#0b5a63}
@media (prefers-color-scheme:dark){:root{--paper:#12181d;--card:#1b242b;--ink:#eef2f4;--soft:#b6c2ca;--line:#3a4750;--petrol:#7fd0d6}}
body{margin:0 auto;padding:1.5rem 1rem 4rem;max-width:44rem;background:var(--paper);color:var(--ink);
font:1.125rem/1.6 "Atkinson Hyperlegible Next","Segoe UI",system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.9rem;line-height:1.25;margin:0 0 .5rem}h2{font-size:1.4rem;margin:2rem 0 .75rem}h3{font-size:1.125rem;margin:0 0 .25rem}
p{margin:.25rem 0;color:var(--soft);white-space:pre-line}a{color:var(--petrol);text-underline-offset:.2em}
nav ul,article ul,section>ul{margin:.25rem 0;padding-left:1.25rem}nav a,article a,section>ul a{display:inline-block;padding:.5rem 0}
article{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:.9rem 1.1rem;margin:.75rem 0;break-inside:avoid}
a:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
@media print{body{max-width:none;background:#fff;color:#000}nav{display:none}}
`.replace(/\n/g, "")
