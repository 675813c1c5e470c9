import { expect, test } from "vitest"
import { shownOtherwise } from "@/lib/words/one-word/rules"
import { barWaysOf, isCalled } from "./bar-words"
import { journalLinks, titleFaults, withoutQuotes, wordsOf } from "./page-words"
import { calledAlike, misnamed } from "./spoken-names"

test("A word that the portal does not say would be seen on a page", () => {
  const html = "<main><p>Envoyé par courriel</p><script>delegation_id</script><p>lab_results</p></main>"
  expect(shownOtherwise(wordsOf(html), "fr")).toHaveLength(2)
})

test("What an author wrote in a document is left out, and nothing around it", () => {
  const html = "<main><h1>Un courriel</h1><p>on 2017-12-11 at 14:30 &amp; after</p><p>le 2017-12-11</p></main>"
  const left = wordsOf(withoutQuotes(html, "<td>on 2017-12-11 at 14:30 &amp;\n after</td>"))
  expect(left.trim()).toBe("Un courriel le 2017-12-11")
})

test("A name that is not what one reads would be heard", () => {
  const html = (label: string, shown: string) => `<main><a href="/" class="x" aria-label="${label}">${shown}</a></main>`
  expect(misnamed(html("Jeanne, ouvrir", "<svg><title>x</title></svg>Ouvrir"))).toHaveLength(1)
  expect(misnamed(html("Ouvrir l&#x27;espace", "<span>Ouvrir</span> l&#x27;espace"))).toEqual([])
  expect(misnamed(html("Carré à photographier", "<svg><path/></svg>"))).toEqual([])
})

test("A way to who saw what that is called a journal would be seen", () => {
  const html = (said: string) => `<main><a class="x" href="/patients/1/journal?kind=care">${said}</a></main>`
  expect(journalLinks(html("Lire le journal de Claire"))).toEqual(["Lire le journal de Claire"])
  expect(journalLinks(html("Voir qui a vu quoi"))).toEqual([])
})

test("A title that is not the heading of its page would be seen", () => {
  const html = (title: string) => `<title>${title}</title><main><h1 class="x">Qui m&#x27;aide</h1></main>`
  const faults = (title: string) => titleFaults(html(title), "/patients/[patientId]/helpers")
  expect(faults("Qui m&#x27;aide · Relais")).toEqual([])
  expect(["Documents · Relais", "Qui m&#x27;aide"].flatMap(faults)).toEqual(["Documents · Relais", "Qui m'aide"])
})

test("Two links of one name that lead elsewhere would be heard, and two buttons that send something else", () => {
  const links = (...inside: string[]) => inside.map((words, at) => `<li><a class="x" href="/${at}">${words}</a></li>`).join("")
  expect(calledAlike(links("Lire", "Lire"))).toEqual(['"lire" is the name of /0 and of /1'])
  expect(calledAlike(links('Lire<span class="sr-only"> la lettre</span>', "Lire"))).toEqual([])
  expect(calledAlike('<a href="/0">Lire</a><a href="/0">Lire</a>')).toEqual([])
  const form = (id: string, inside: string) =>
    `<form><input type="hidden" name="$ACTION_ID_a"/><input type="hidden" name="taskId" value="${id}"/>${inside}</form>`
  const button = '<button class="x" type="submit">C’est fait</button>'
  expect(calledAlike(form("1", button) + form("2", button))).toHaveLength(1)
  expect(calledAlike(form("1", button) + form("1", button))).toEqual([])
  expect(calledAlike(form("1", button) + form("2", button.replace("</b", '<span class="sr-only"> : le pain</span></b')))).toEqual(
    [],
  )
})

test("A page that is not called by the word of the bar would be seen", () => {
  const bar = '<nav><a href="/d" class="x"><svg/>Documents<span><span aria-hidden="true">2</span></span></a></nav><main></main>'
  expect(barWaysOf(bar)).toEqual([{ word: "Documents", to: "/d" }])
  const page = (over: string, heading: string) => `<p>Ailleurs</p><div>${over}<h1 class="x">${heading}</h1></div>`
  expect(isCalled(page("", "Documents"), "Documents")).toBe(true)
  expect(isCalled(page('<p class="x">Ma santé</p>', "Mesures"), "Ma santé")).toBe(true)
  expect(isCalled(page("", "Vos documents"), "Documents")).toBe(false)
  expect(isCalled(page("", "Documentation"), "Documents")).toBe(false)
})
