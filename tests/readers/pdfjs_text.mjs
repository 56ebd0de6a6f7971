// Prints the text of a PDF as pdf.js gives it: `node pdfjs_text.mjs FILE`, pdfjs-dist lying in a folder of NODE_PATH. Its runs come in the order of the content stream,
// and it says itself where a line ends.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const path = createRequire(import.meta.url).resolve("pdfjs-dist/legacy/build/pdf.mjs");
const { getDocument } = await import(pathToFileURL(path));
const pdf = await getDocument({ data: new Uint8Array(readFileSync(process.argv[2])), verbosity: 0 }).promise;
for (let number = 1; number <= pdf.numPages; number++) {
  const { items } = await (await pdf.getPage(number)).getTextContent();
  process.stdout.write(items.map(({ str, hasEOL }) => str + (hasEOL ? "\n" : "")).join("") + "\n");
}
