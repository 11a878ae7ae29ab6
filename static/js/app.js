// What makes pages pleasant where there is a script. Everything here may be missing: each page works without it.
// It reads data attributes only:
//   data-autosave        a form or part whose answers are saved as they are given; inside it, an element with
//   data-save-state      shows what became of them, with its words in data-unsaved, -saving, -saved, -failed, -offline, -signedout, -conflict,
//                        or those of an element around it, where many share them
//   data-error-summary   gets the focus when it arrives
//   data-limit           on a text area followed by an element with data-left: how many characters are left
//   data-copy, data-print   buttons that stay hidden without a script

const edits = new WeakMap() // part -> how often it was edited
const sent = new WeakMap() // request -> the edits it carries
const waiting = new Map() // part -> request to be sent again
const OPEN = "[data-save-state]:is([data-state=unsaved],[data-state=saving],[data-state=failed])"
let pause = 5000
let timer = 0
let leaving = false

const partOf = (element) => element?.closest?.("[data-autosave]")
const stateIn = (part) => part.querySelector("[data-save-state]")

function show(part, state, words = state) {
  const element = stateIn(part)
  if (!element) return
  element.toggleAttribute("aria-busy", false)
  if (state === "unsaved" || state === "saving") element.setAttribute("aria-busy", "true") // heard only once it is settled
  element.dataset.state = state
  element.textContent = element.closest(`[data-${words}]`)?.dataset[words] ?? ""
}

function edited({ target }) {
  const part = partOf(target)
  if (!part || !target.name) return
  edits.set(part, (edits.get(part) ?? 0) + 1)
  show(part, "unsaved")
}

function ended({ detail: { ctx } }) {
  const part = partOf(ctx.sourceElement)
  if (!part) return
  const status = ctx.response?.status
  if (isPassing(status)) return failed(part, ctx, status === undefined ? "offline" : status === 401 ? "signedout" : "failed")
  waiting.delete(part)
  pause = 5000
  if (status >= 400 && stateIn(part)?.dataset.state === "saving") refused(part, ctx)
  else if (status < 400 && (edits.get(part) ?? 0) > (sent.get(ctx) ?? 0)) show(part, "unsaved")
  else if (stateIn(part)?.dataset.state === "saving") show(part, "saved")
}

function refused(part, ctx) {
  show(part, ctx.response.status === 409 ? "conflict" : "failed")
  const sentence = sentenceOf(ctx)
  if (sentence) stateIn(part).textContent = sentence
}

// No connection, signed out, too many requests, a server in trouble: the answer itself may be right, so it is sent again.
function isPassing(status) {
  return status === undefined || status === 401 || status === 429 || status >= 500
}

// The page of such a trouble must not take the place of what was being answered, nor a problem or nothing that of the state.
function guarded(event) {
  const { ctx } = event.detail
  const part = partOf(ctx.sourceElement)
  if (!part) return
  const status = ctx.response?.status
  const isBare = !ctx.text?.includes("data-save-state")
  if (isPassing(status) || !ctx.text?.trim() || (status >= 400 && isBare && ctx.target === stateIn(part))) event.preventDefault()
}

function sentenceOf(ctx) {
  return new DOMParser().parseFromString(ctx.text ?? "", "text/html").body.textContent.trim()
}

// Nor may the sign-in page take the place of the whole page.
function answered({ detail: { ctx } }) {
  if (ctx.response.status === 401 && partOf(ctx.sourceElement)) delete ctx.hx.redirect
}

function failed(part, ctx, words) {
  if (ctx.request.signal?.aborted && ctx.request.signal.reason !== "timeout") return // a later request took its place
  waiting.set(part, ctx)
  show(part, "failed", words)
  clearTimeout(timer)
  timer = setTimeout(retry, pause)
  pause = Math.min(pause * 2, 60000)
}

function retry() {
  clearTimeout(timer)
  for (const [part, { request, sourceElement, target, swap }] of [...waiting]) {
    waiting.delete(part)
    if (part.isConnected) window.htmx.ajax(request.method, request.action, { source: sourceElement, target, swap })
  }
}

function arrived({ detail: { newContent } }) {
  for (const element of newContent ?? []) {
    if (!element.isConnected || !element.querySelectorAll) continue
    dress(element.parentElement)
    if (element.matches("[data-error-summary]")) element.focus()
    else element.querySelector("[data-error-summary]")?.focus()
  }
}

function count(area) {
  const left = area.parentElement.querySelector("[data-left]")
  const rest = Number(area.dataset.limit) - area.value.length
  const words = rest < 0 ? left?.dataset.over : rest === 1 ? left?.dataset.one : left?.dataset.many
  if (words) left.textContent = words.replace("{}", Math.abs(rest))
}

async function pressed({ target }) {
  const button = target.closest?.("[data-copy],[data-print]")
  if (!button) return
  if ("print" in button.dataset) return window.print()
  const source = document.querySelector(button.dataset.copy)
  await navigator.clipboard.writeText(source.value ?? source.textContent.trim())
  const words = button.textContent
  button.textContent = button.dataset.done
  button.setAttribute("aria-live", "polite")
  setTimeout(() => (button.textContent = words), 3000)
}

function dress(root) {
  for (const button of root.querySelectorAll("[data-print]" + (navigator.clipboard ? ",[data-copy]" : ""))) button.hidden = false
  for (const area of root.querySelectorAll("textarea[data-limit]")) count(area)
}

document.addEventListener("input", (event) => {
  edited(event)
  if (event.target.matches?.("textarea[data-limit]")) count(event.target)
})
document.addEventListener("click", pressed)
document.addEventListener("htmx:config:request", ({ detail: { ctx } }) => sent.set(ctx, edits.get(partOf(ctx.sourceElement)) ?? 0))
document.addEventListener("htmx:before:request", ({ detail: { ctx } }) => partOf(ctx.sourceElement) && show(partOf(ctx.sourceElement), "saving"))
document.addEventListener("htmx:before:response", answered)
document.addEventListener("htmx:before:swap", guarded)
document.addEventListener("htmx:finally:request", ended)
document.addEventListener("htmx:after:settle", arrived)
window.addEventListener("online", retry)
document.addEventListener("submit", (event) => (leaving = !event.defaultPrevented))
window.addEventListener("pageshow", () => (leaving = false))
window.addEventListener("beforeunload", (event) => {
  if (!leaving && document.querySelector(OPEN)) event.preventDefault()
})

dress(document)
document.querySelector("[data-error-summary]")?.focus()
