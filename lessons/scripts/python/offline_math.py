"""Embeds MathJax in a page, so that formulas work offline."""

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
    """Returns MathJax 2 and its fonts as script elements, or nothing if it is not installed."""
    if not (MATHJAX / "MathJax.js").exists():
        return ""
    fonts = [file for font in FONTS for file in files_of(font)]
    texts = [
        SETTINGS,
        text_of("MathJax.js"),
        f"MathJax.Ajax.Preloading({names(PROGRAM + fonts)});",
        *map(text_of, PROGRAM),
        # The fonts register under this directory, which MathJax completes only when it starts.
        'MathJax.OutputJax.SVG.fontDir += "/TeX";',
        *map(text_of, fonts),
        'MathJax.OutputJax.SVG.fontDir = MathJax.OutputJax.SVG.fontDir.replace(/.TeX$/, "");',
        "MathJax.Hub.Configured();",
    ]
    return "\n".join(f"<script>{text}</script>" for text in texts)


def files_of(font):
    """Returns the files of a font in all styles; Main.js first, since the others extend it."""
    files = (MATHJAX / "jax/output/SVG/fonts/TeX" / font).rglob("*.js")
    ordered = sorted(files, key=lambda file: (file.parent, file.name != "Main.js", file.name))
    return [str(file.relative_to(MATHJAX)) for file in ordered]


def names(files):
    return ", ".join(f'"[MathJax]/{file}"' for file in files)


def text_of(file):
    return (MATHJAX / file).read_text(encoding="utf-8")
