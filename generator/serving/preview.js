// What the preview adds to a page: it loads the page again when it has changed, and tells what is wrong.

const own = document.querySelector("script[data-digest]");
const SCROLL = "rolepages-preview-scroll";
const CLOSED = "rolepages-preview-closed";

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function counted(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

function reload() {
  const open = [...document.querySelectorAll("details")].map((details) => details.open);
  sessionStorage.setItem(SCROLL, JSON.stringify({ url: location.href, left: scrollX, top: scrollY, open }));
  location.reload();
}

function restore() {
  const kept = JSON.parse(sessionStorage.getItem(SCROLL) ?? "null");
  sessionStorage.removeItem(SCROLL);
  if (kept?.url !== location.href) return;
  const all = [...document.querySelectorAll("details")];
  if (all.length === kept.open.length) all.forEach((details, number) => { details.open = kept.open[number]; });
  scrollTo({ left: kept.left, top: kept.top, behavior: "instant" });
}

// A place of its own in the page, which the page's styles do not reach.
const host = document.createElement("rolepages-preview");
const root = host.attachShadow({ mode: "open" });
const style = element("link");
style.rel = "stylesheet";
style.href = "/-/preview.css";
const pill = element("button", "pill");
pill.type = "button";
pill.setAttribute("aria-controls", "panel");
const panel = element("section", "panel");
panel.id = "panel";
panel.setAttribute("aria-label", "Preview");
panel.hidden = true;
const spoken = element("p", "spoken");
spoken.setAttribute("role", "status");
root.append(style, panel, pill, spoken);

function show(isOpen) {
  panel.hidden = !isOpen;
  pill.setAttribute("aria-expanded", String(isOpen));
}

function problem(each) {
  const made = element("li", each.severity);
  const head = element("p", "head");
  head.append(element("code", "place", each.place), " ", element("b", "", each.severity), ` ${each.rule}`);
  made.append(head);
  if (each.lines.length) made.append(element("pre", "", each.lines.join("\n")));
  made.append(element("p", "", each.message));
  if (each.hint) made.append(element("p", "hint", `hint: ${each.hint}`));
  return made;
}

function list(title, items) {
  const made = element("div");
  made.append(element("h2", "", title), element("ul"));
  made.lastChild.append(...items);
  return made;
}

function linked(url) {
  const made = element("li");
  const link = element("a", "", url);
  link.href = url;
  made.append(link);
  return made;
}

function summary(news) {
  const { error, warning, notice } = news.numbers;
  const said = [];
  if (news.failure) said.push("rolepages failed");
  if (error) said.push(counted(error, "error"));
  if (warning) said.push(counted(warning, "warning"));
  if (notice) said.push(counted(notice, "notice"));
  if (news.waits) said.push("not published");
  if (news.changed_pages || news.gone.length) said.push(`${counted(news.changed_pages, "page")} changed`);
  return said.length ? said.join(" · ") : "No problems";
}

function sections(news) {
  const made = [];
  const close = element("button", "close", "Close");
  close.type = "button";
  close.addEventListener("click", () => {
    sessionStorage.setItem(CLOSED, summary(news));
    show(false);
    pill.focus();
  });
  made.push(close);
  if (news.failure) {
    made.push(element("p", "failure", `rolepages itself failed: ${news.failure}. The terminal shows where.`));
  }
  if (news.is_held) {
    made.push(element("p", "", "The page stays as it was before these errors. It follows as soon as they are mended."));
  }
  if (news.waits) made.push(element("p", "waits", `This page is not on the published site: ${news.waits}.`));
  if (news.problems.length) made.push(list("Problems", news.problems.map(problem)));
  if (news.more) made.push(element("p", "", `And ${news.more.toLocaleString("en")} more: rolepages check lists all.`));
  if (news.files.length) {
    const title = `Pages changed by the last save (${news.files.slice(0, 3).join(", ")})`;
    const items = news.changed.map(linked);
    if (news.changed_pages > news.changed.length) {
      items.push(element("li", "", `and ${(news.changed_pages - news.changed.length).toLocaleString("en")} more`));
    }
    if (!items.length) items.push(element("li", "", news.is_comparing ? "none so far" : "none"));
    made.push(list(title, items));
    if (news.gone.length) made.push(list("Pages gone", news.gone.map((url) => element("li", "", url))));
  }
  const looked = `${news.done.toLocaleString("en")} of ${counted(news.total, "page")} looked at`;
  made.push(element("p", "quiet", `${looked}. Read in ${news.milliseconds.toLocaleString("en")} ms.`));
  return made;
}

function tell(news) {
  if (news.digest !== own.dataset.digest) {
    reload();
    return;
  }
  const said = summary(news);
  const gravest = news.failure || news.numbers.error ? "error" : news.numbers.warning ? "warning" : "quiet";
  pill.className = `pill ${gravest}`;
  const top = panel.scrollTop;
  panel.replaceChildren(...sections(news));
  panel.scrollTop = top;
  if (pill.textContent !== `Preview: ${said}`) {
    pill.textContent = `Preview: ${said}`;
    spoken.textContent = pill.textContent;
    if (gravest === "error") show(sessionStorage.getItem(CLOSED) !== said);
    else if (host.dataset.gravest === "error") show(false);
  }
  host.dataset.gravest = gravest;
}

// Browsers open few connections to one host: a page that nobody sees gives its own back.
let source = null;
function listen() {
  if (document.hidden) {
    source?.close();
    source = null;
  } else if (!source) {
    source = new EventSource(`/-/news?page=${encodeURIComponent(location.pathname)}`);
    source.addEventListener("message", (event) => tell(JSON.parse(event.data)));
    source.addEventListener("error", () => {
      pill.textContent = "Preview: rolepages serve has stopped";
      pill.className = "pill warning";
    });
  }
}

pill.addEventListener("click", () => show(panel.hidden));
root.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !panel.hidden) {
    show(false);
    pill.focus();
  }
});
document.addEventListener("visibilitychange", listen);
addEventListener("pagehide", () => source?.close());
addEventListener("pageshow", (event) => {
  if (event.persisted) {
    source = null;
    listen();
  }
});
pill.textContent = "Preview";
show(false);
document.body.append(host);
if (document.readyState === "complete") restore();
else addEventListener("load", restore);
listen();
