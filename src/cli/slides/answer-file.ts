/** One file of the slides' folder, or of the notebooks' pages beside it, as an answer of the server. */
import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { dirname, extname, join, sep } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
  '.pdf': 'application/pdf',
};

/** Reloads the page after a build; a fault is shown above the slide until it is mended. */
const reloadScript = (
  events: string,
) => `<script>new EventSource(${JSON.stringify(events)}).onmessage=({data})=>{
const {fault}=JSON.parse(data);if(!fault)return location.reload();
const box=document.getElementById('fault')||document.body.appendChild(document.createElement('pre'));box.id='fault';
box.style='position:fixed;inset:auto 0 0 0;z-index:99;margin:0;padding:1rem;background:#8f2d00;color:#fff;font:18px monospace;white-space:pre-wrap';
box.textContent=fault}</script>`;

function find(out: string, path: string): string | undefined {
  const [room, ...rest] = path.split('/').map(decodeURIComponent);
  const inside = room === 'slides' ? out : dirname(out);
  const file = room === 'slides' ? join(out, ...rest) : join(inside, room ?? '', ...rest);
  // Beside the slides only pages are given out.
  if (!file.startsWith(inside + sep) && file !== inside) return undefined;
  if (room !== 'slides' && !(rest.length === 0 && file.endsWith('.html'))) return undefined;
  return path.endsWith('/') || path === 'slides' ? join(file, 'index.html') : file;
}

/** Answers with a file below the folder; nothing outside it is given out. */
export function answerFile(response: ServerResponse, out: string, path: string, events: string): void {
  const file = find(out, path);
  const type = file && TYPES[extname(file)];
  try {
    if (!file || !type) throw new Error('not served');
    const body = readFileSync(file);
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' });
    response.end(
      extname(file) === '.html' ? body.toString().replace('</body>', `${reloadScript(events)}</body>`) : body,
    );
  } catch {
    const isNotebook = /^[\w-]+\.html$/.test(path);
    const hint = isNotebook
      ? `This page is made by: npm run course -- ${path.slice(0, 2)}`
      : 'There is no such page, or it is still being built: then it appears here by itself.';
    response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(`<!doctype html><title>Not here</title><body><p>${hint}</p>${reloadScript(events)}</body>`);
  }
}
