"""Shared by slides and site: prepares notebooks and the files beside their pages."""

import base64
import os
import re
import shutil
from pathlib import Path
from urllib.parse import unquote

import notebook_files
import safe_html

SOURCES = Path(__file__).resolve().parents[1]
TEMPLATES = SOURCES / "nbconvert"
WEB = SOURCES / "web"
BESIDE = "beside"
STYLE = re.compile(r'\bstyle="([^";]*(?:;[^";]+)*;?)"')
SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
MARKER = re.compile(r"<!--\s*=.*?-->")
HEADING = re.compile(r"^# +.*$", re.MULTILINE)
DRAWING = re.compile(r'<img [^>]*\bsrc="data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)"[^>]*>')
PANELS = re.compile(
    r'<div style="overflow-x:auto;display:flex;[^"]*max-width:(\d+)px">(.*?)</div>', re.DOTALL
)
PANEL = re.compile(r"<svg\b([^>]*)>(.*?)</svg>|<img ([^>]*)>", re.DOTALL)
ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
LEAST = re.compile(r"min-width:([\d.]+)px")
FONTS = "DejaVu Sans,Verdana,sans-serif"
SVG_ROOT = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" height="{1}" role="img"'
    ' aria-label="{2}" fill="none" font-family="{3}" style="max-width:100%;min-width:{4}px;height:auto">'
)
LINK = re.compile(r"\[([^\]]*)\]\((?!https?:)([^)#\s]+)\.ipynb(#[^)\s]*)?\)")


def read(executed, name, pages):
    """Returns an executed notebook with its own title, no markers, and links to existing pages.

    Its drawings are part of the page, so that their ink is that of the page's text.
    """
    notebook = notebook_files.read(executed / name)
    if Path(name).parts[0] == "solutions" and notebook.cells:
        title = notebook.cells[0]
        title.source = title.source.replace("# Exercises", "# Solutions", 1)
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = with_links(MARKER.sub("", cell.source), Path(name).parent, pages)
        for output in cell.get("outputs", []):
            if "text/html" in output.get("data", {}):
                output.data["text/html"] = DRAWING.sub(drawing, output.data["text/html"])
    return notebook


def drawing(image):
    """Returns the SVG of an image, with the style of the image."""
    svg = base64.b64decode(image.group(1)).decode("utf-8")
    tag, body = svg.split(">", 1)
    style = "".join(STYLE.findall(tag) + STYLE.findall(image.group()))
    return f'{STYLE.sub("", tag)} style="{style}">{body}'


def joined(html):
    """Returns HTML in which the panels of each figure are one drawing, which scales as a whole."""
    return PANELS.sub(lambda box: one_drawing(int(box.group(1)), box.group(2)), html)


def one_drawing(room, panels):
    """Returns the panels of a figure as a drawing, in lines that are not wider than the room."""
    body, words = [], []
    x = y = line = width = least = 0
    for panel in PANEL.finditer(panels):
        drawing_tag, shapes, image_tag = panel.groups()
        values = dict(ATTRIBUTE.findall(drawing_tag or image_tag))
        own_width, own_height = int(values["width"]), int(values["height"])
        if x + own_width > room and x > 0:
            x, y, line = 0, y + line, 0
        place = f'x="{x}" y="{y}" width="{own_width}" height="{own_height}"'
        body.append(
            f'<g transform="translate({x} {y})">{shapes}</g>'
            if drawing_tag
            else f'<image {place} href="{values["src"]}"/>'
        )
        words.append(values["aria-label"] if drawing_tag else values["alt"])
        x, line = x + own_width, max(line, own_height)
        width = max(width, x)
        least = max(least, float(LEAST.search(values["style"]).group(1)) / own_width)
    root = SVG_ROOT.format(width, y + line, " ".join(words), FONTS, round(width * least))
    return f"<div>{root}{''.join(body)}</svg></div>"


def last_drawing(html):
    """Returns the last SVG in HTML, such as the last step of a figure, or None if there is none."""
    drawings = [found.group() for found in SVG.finditer(html)]
    return drawings[-1] if drawings else None


def with_links(text, folder, pages):
    """Returns Markdown whose links to notebooks point to their pages, if these exist."""
    return LINK.sub(lambda link: linked(link, Path(folder), pages), text)


def linked(link, folder, pages):
    text, target, place = link.groups()
    page = Path(os.path.normpath(folder / f"{unquote(target)}.ipynb")).as_posix()
    return f"[{text}]({target}.html{place or ''})" if page in pages else text


def title_of(notebook, name):
    """Returns the first heading as plain text, or the file name if there is none."""
    heading = HEADING.search(notebook.cells[0].source) if notebook.cells else None
    return safe_html.text_of(heading.group()) if heading else Path(name).stem


def page_of(name):
    return Path(name).with_suffix(".html").as_posix()


def up(name):
    """Returns the relative path from a notebook's page to the directory of all pages."""
    return "../" * (len(Path(name).parts) - 1)


def html(notebook, name, template, **resources):
    exporter = safe_html.SafeExporter(
        template_name=template,
        extra_template_basedirs=[str(TEMPLATES)],
        exclude_input_prompt=True,
        exclude_output_prompt=True,
    )
    resources.update(
        metadata={"name": Path(name).stem, "path": ""},
        title=title_of(notebook, name),
        beside=f"{up(name)}{BESIDE}/",
    )
    page, _ = exporter.from_notebook_node(notebook, resources)
    return page


def lay_beside(output, files):
    """Copies the files that the pages need into one directory of the output."""
    folder = output / BESIDE
    for file in files:
        with notebook_files.reported("copy", file):
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, folder / file.name)
