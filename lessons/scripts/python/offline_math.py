"""MathJax inside a page, so that formulas show without the network and on any machine."""

from pathlib import Path

MATHJAX = Path("/usr/share/javascript/mathjax")
PROGRAM = ["config/TeX-AMS_SVG-full.js", "jax/output/SVG/fonts/TeX/fontdata.js"]
FONTS = ["Main", "Math", "Size1", "Size2", "Size3", "Size4", "AMS", "Caligraphic"]
SETTINGS = """
window.MathJax = {
  jax: ["input/TeX", "output/SVG"],
  extensions: ["tex2jax.js", "TeX/AMSmath.js", "TeX/AMSsymbols.js", "TeX/noErrors.js"],
  tex2jax: {
    inlineMath: [["$", "$"], ["\\\\(", "\\\\)"]],
    displayMath: [["$$", "$$"], ["\\\\[", "\\\\]"]],
    processEscapes: true,
    processEnvironments: true
  },
  "fast-preview": { disabled: true },
  SVG: { linebreaks: { automatic: true } },
  menuSettings: { locale: "en" },
  showProcessingMessages: false,
  messageStyle: "none",
  delayStartupUntil: "configured"
};
"""


def has_math(notebook):
    return any("$" in cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def scripts():
    """MathJax 2 with its fonts as script elements; nothing where it is not on this machine."""
    if not (MATHJAX / "MathJax.js").exists():
        return ""
    fonts = [file for font in FONTS for file in files_of(font)]
    texts = [
        SETTINGS,
        text_of("MathJax.js"),
        f"MathJax.Ajax.Preloading({names(PROGRAM + fonts)});",
        *map(text_of, PROGRAM),
        # The fonts tell their names by this folder, to which MathJax appends only when it starts.
        'MathJax.OutputJax.SVG.fontDir += "/TeX";',
        *map(text_of, fonts),
        'MathJax.OutputJax.SVG.fontDir = MathJax.OutputJax.SVG.fontDir.replace(/.TeX$/, "");',
        "MathJax.Hub.Configured();",
    ]
    return "\n".join(f"<script>{text}</script>" for text in texts)


def files_of(font):
    """The files of a font in all its styles; Main.js makes what the others of a style add to."""
    files = (MATHJAX / "jax/output/SVG/fonts/TeX" / font).rglob("*.js")
    ordered = sorted(files, key=lambda file: (file.parent, file.name != "Main.js", file.name))
    return [str(file.relative_to(MATHJAX)) for file in ordered]


def names(files):
    return ", ".join(f'"[MathJax]/{file}"' for file in files)


def text_of(file):
    return (MATHJAX / file).read_text(encoding="utf-8")
