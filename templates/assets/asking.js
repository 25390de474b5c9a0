// Whether the visitor applied: asked on a posting's page, and only of somebody who followed its link and came back.

import { today } from "./days.js";
import { element } from "./dom.js";
import { applied, button, factsOf, posting, say } from "./keeping.js";
import { change, job, trouble } from "./kept.js";

const ANSWERS = {
  Yes: () => ({ applied: today(), followed: "" }),
  "Not yet": () => ({ followed: "" }),
  "Don’t ask again for this job": () => ({ followed: "never" }),
};

if (applied) askAfterwards();

function askAfterwards() {
  const link = posting.querySelector("#apply"); // none when the job has closed since the visitor followed it
  const { key } = factsOf(posting);
  const box = element("div", "", "ask");
  const question = element("p");
  question.setAttribute("role", "status");
  box.append(question, ...Object.entries(ANSWERS).map(([text, changes]) => button(text, () => answer(changes()))));
  box.hidden = true;
  document.getElementById("page-dock").append(box);
  link?.addEventListener("click", follow);
  link?.addEventListener("auxclick", (event) => event.button === 1 && follow()); // the right button may only copy
  addEventListener("pageshow", ask);
  addEventListener("focus", ask); // from another window beside this one
  document.addEventListener("visibilitychange", () => document.hidden || ask());

  function follow() {
    const kept = job(key) ?? {};
    if (!kept.applied && kept.followed !== "never") change(key, factsOf(posting), { followed: today() });
  }

  function ask() {
    const { applied: day, followed = "never" } = job(key) ?? {};
    box.hidden = Boolean(day) || followed === "never";
    question.textContent = box.hidden ? "" : "Have you applied for this role?";
  }

  function answer(changes) {
    if (!change(key, factsOf(posting), changes)) return say(trouble());
    ask();
    applied.focus();
  }
}
