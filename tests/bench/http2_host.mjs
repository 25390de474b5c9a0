// A static host as sites have it: HTTP/2 over TLS, texts compressed, hashed files kept for ever, others asked for
// anew. node http2_host.mjs FOLDER CERTIFICATE KEY: prints its port, serves until it is stopped.

import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { createSecureServer } from "node:http2";
import { extname, join, normalize, resolve } from "node:path";
import { gzipSync } from "node:zlib";

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};
const KEPT = /^\/assets\/|\.pf_\w+$/;

const [folder, certificate, key] = process.argv.slice(2);
const files = new Map();

function fileOf(path) {
  const file = join(resolve(folder), normalize(decodeURIComponent(path)), path.endsWith("/") ? "index.html" : "");
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
  const content = readFileSync(file);
  const type = TYPES[extname(file)];
  const headers = {
    "content-type": type ?? "application/octet-stream",
    "cache-control": KEPT.test(path) ? "public, max-age=31536000, immutable" : "public, max-age=0, must-revalidate",
    etag: `"${createHash("sha256").update(content).digest("hex").slice(0, 16)}"`,
  };
  return { headers: type ? { ...headers, "content-encoding": "gzip" } : headers, body: type ? gzipSync(content) : content };
}

const server = createSecureServer({ cert: readFileSync(certificate), key: readFileSync(key) }, (request, response) => {
  const path = request.url.split("?")[0];
  if (!files.has(path)) files.set(path, fileOf(path));
  const file = files.get(path);
  if (!file) return response.writeHead(404).end();
  if (request.headers["if-none-match"] === file.headers.etag) return response.writeHead(304, file.headers).end();
  return response.writeHead(200, file.headers).end(file.body);
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
