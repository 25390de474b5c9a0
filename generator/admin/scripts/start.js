// Starts the CMS: its program, our formats and widgets, and the configuration that the build wrote.

import { formatOf } from "/admin/formats.js";
import { registerWidgets } from "/admin/widgets.js";

const config = await (await fetch("/admin/config.json")).json();
window.CMS_MANUAL_INIT = true; // else the program looks for a configuration of its own
await loaded("/admin/decap-cms.js");
registerWidgets(window.CMS, window.createClass, window.h);
window.CMS.registerMediaLibrary({ name: "none", init: () => ({ show() {}, hide() {}, enableStandalone: () => false }) });
for (const collection of config.collections) {
  window.CMS.registerCustomFormat(collection.format, collection.extension ?? "yaml", formatOf(collection));
}
window.CMS.init({ config });

function loaded(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
}
