// What a static page cannot know: the address it was opened with, and, in aging.js, today's date.
// Everything on the site works without this file.

import "./aging.js";

openTarget();
addEventListener("hashchange", openTarget);

// A link to a question or a fact opens it, and whatever holds it.
function openTarget() {
  const target = targetOf(location.hash.slice(1));
  let details = target && target.closest("details");
  if (!details) return;
  for (; details; details = details.parentElement.closest("details")) details.open = true;
  target.scrollIntoView();
}

// Anybody can write anything behind a #, also what is no text: "#%".
function targetOf(fragment) {
  try {
    return document.getElementById(decodeURIComponent(fragment));
  } catch {
    return null;
  }
}
