// Bundles the panel. Argument: the output folder.
import { copyFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";

const [folder] = process.argv.slice(2);

// JupyterLab's scripts import images as text, its style sheets as files.
const pictures = {
  name: "pictures",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\.svg$/ }, ({ kind, path, resolveDir }) =>
      kind === "url-token" ? { path: join(resolveDir, path), namespace: "picture" } : undefined,
    );
    onLoad({ filter: /.*/, namespace: "picture" }, async ({ path }) => ({
      contents: await readFile(path),
      loader: "dataurl",
    }));
  },
};

// MathJax consists of CommonJS modules. When esbuild splits the code, they have only a default export.
const mathjax = {
  name: "mathjax",
  setup({ onLoad }) {
    onLoad({ filter: /mathjax-extension\/lib\/index\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replaceAll(/import\('mathjax-full[^']+'\)/g, "$&.then((all) => all.default)"),
    }));
  },
};

await build({
  entryPoints: {
    index: "index.js",
    light: "@jupyterlab/theme-light-extension/style/theme.css",
    dark: "@jupyterlab/theme-dark-extension/style/theme.css",
  },
  outdir: folder,
  bundle: true,
  splitting: true,
  format: "esm",
  minify: true,
  logLevel: "warning",
  define: { process: JSON.stringify({ env: {} }), global: "globalThis", __dirname: '""' },
  loader: { ".svg": "text" },
  plugins: [pictures, mathjax],
});
await copyFile("index.html", join(folder, "index.html"));
