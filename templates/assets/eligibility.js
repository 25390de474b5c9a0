// Four questions over the table of visas. The answers are read from the fields and forgotten with the page:
// nothing is sent, kept or put in the address. The table itself works without this file.

const questions = [...document.querySelectorAll("#fit select[data-question]")];
const visas = [...document.querySelectorAll("tbody[data-visa]")];
const role = document.getElementById("fit-role");
const misses = document.getElementById("misses");
const onward = document.getElementById("fit-onward");

document.getElementById("fit").classList.add("ready");
for (const question of questions) question.addEventListener("change", show);
document.getElementById("fit-clear").addEventListener("click", clear);
if (role) role.addEventListener("change", link);
addEventListener("hashchange", chooseRole);
addEventListener("pageshow", show); // a page from the back button has its answers still
chooseRole();
show();

// Rows that fit the answers stay; for the others the reason is listed.
function show() {
  const answered = questions.filter((question) => question.value);
  const reasons = [];
  let open = 0;
  for (const visa of visas) {
    const rows = [...visa.querySelectorAll(".way")];
    for (const row of rows) {
      const against = answered.map((question) => objection(row, question)).filter(Boolean);
      row.hidden = against.length > 0;
      if (row.hidden) reasons.push(reason(visa, row, against));
    }
    visa.hidden = rows.every((row) => row.hidden);
    open += visa.hidden ? 0 : 1;
  }
  say(answered.length, open, reasons);
  offer();
}

// The kinds that are left as links, each to the jobs of the chosen role where that page exists.
function offer() {
  const links = visas.filter((visa) => !visa.hidden).map((visa) => visa.querySelector(".visa-link"));
  const items = links.filter(Boolean).map((link) => {
    const item = document.createElement("li");
    const copy = link.cloneNode(true);
    copy.className = "";
    item.append(copy);
    return item;
  });
  onward.hidden = !items.length || questions.every((question) => !question.value);
  onward.querySelector("ul").replaceChildren(...items);
}

// Why the answer does not fit the row; nothing when it does.
function objection(row, question) {
  const cell = row.querySelector(`[data-question="${question.dataset.question}"]`);
  const accepts = cell.dataset.accepts;
  return accepts && !accepts.split(" ").includes(question.value) ? cell.dataset.reason : "";
}

function reason(visa, row, against) {
  const item = document.createElement("li");
  const name = document.createElement("strong");
  name.textContent = `${visa.dataset.name}: ${row.querySelector("th").textContent}`;
  item.append(name, ` does not fit your answers because ${against.join(", and ")}.`);
  return item;
}

function say(answers, open, reasons) {
  const all = `All ${visas.length} kinds are shown. Answer what you like.`;
  document.getElementById("fit-count").textContent = answers ? counted(open) : all;
  misses.hidden = reasons.length === 0;
  document.getElementById("misses-count").textContent = `${reasons.length === 1 ? "1 row is" : `${reasons.length} rows are`} left out: see why`;
  document.getElementById("misses-list").replaceChildren(...reasons);
}

function counted(open) {
  const of = `of ${visas.length} kinds of visa or permission`;
  if (!open) return `None ${of} is commonly open to this. See why below the questions.`;
  const is = open === 1 ? "is" : "are";
  return `${open} ${of} ${is} commonly open to this.`;
}

function clear() {
  for (const question of questions) question.value = "";
  show();
  questions[0].focus();
}

// A role's page links here with its name: #role=backend-engineer, or ?role=backend-engineer.
function chooseRole() {
  const [fragment, query] = [location.hash, location.search].map((part) => new URLSearchParams(part.slice(1)));
  const wanted = fragment.get("role") || query.get("role");
  if (!role || ![...role.options].some((option) => option.value && option.value === wanted)) return;
  role.value = wanted;
  link();
}

// Each visa links to the role's jobs for it where that page exists, else to the visa's own page.
function link() {
  for (const visa of visas) {
    const anchor = visa.querySelector(".visa-link");
    if (!anchor) continue;
    anchor.dataset.url ||= anchor.getAttribute("href");
    anchor.dataset.text ||= anchor.textContent;
    const listed = role.value && (visa.dataset.roles || "").split(" ").includes(role.value);
    anchor.setAttribute("href", listed ? `/roles/${role.value}/${visa.dataset.visa}/` : anchor.dataset.url);
    const words = `${role.selectedOptions[0].textContent} jobs with ${visa.dataset.name} evidence`;
    anchor.textContent = listed ? words : anchor.dataset.text;
  }
  offer();
}
