import { area as define, handler, page } from "../route"

/** What anybody may read, and the ways in and out. */
export const area = define({
  routes: [
    page("/", "Votre santé, et les personnes qui vous aident", "everybody"),
    page("/help", "Aide et contact", "everybody"),
    page("/privacy", "Vos données", "everybody"),
    page("/accessibility", "Accessibilité", "everybody"),
    page("/about", "Relais n’est pas Mon espace santé", "everybody"),
    page("/forms", "Les formulaires sur papier", "everybody"),
    handler("/forms/[purpose]", "everybody", { ids: () => ({ purpose: "medicines" }) }),
    page("/demo/mail", "Les messages de la démonstration", "everybody"),
    page("/leave/done", "Page", "everybody"),
    page("/not-found", "Cette page est introuvable", "everybody", { also: () => ["/not-found?after=form"] }),
    // Whoever is signed in already is led on.
    page("/sign-in", "Vous connecter", "signed-in", { answer: "moved", except: { nobody: "shown" } }),
    handler("/sign-in/[provider]", "everybody", { answer: "moved", ids: () => ({ provider: "citizen" }) }),
    // A way back that no provider sent leads to the sign-in, whoever comes.
    handler("/api/auth/[...nextauth]", "everybody", { answer: "sign-in", ids: () => ({ nextauth: "callback/citizen" }) }),
    handler("/api/session/extend", "signed-in", { method: "POST" }),
    handler("/sign-out", "everybody", { answer: "moved", method: "POST", endsSession: true }),
    handler("/leave", "everybody", { answer: "moved", endsSession: true }),
    handler("/typed", "everybody", { method: "POST" }),
    handler("/typed/again", "everybody", { answer: "moved", method: "POST" }),
    handler("/language", "everybody", { answer: "moved", method: "POST" }),
    handler("/api/health", "everybody"),
    handler("/pdfjs/[...path]", "everybody", { ids: () => ({ path: "pdf.worker.min.mjs" }) }),
  ],
})
