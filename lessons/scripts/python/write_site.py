"""Writes the whole executed course as web pages with navigation; they work offline."""

import argparse
import html
import json
import re
import shutil
from pathlib import Path

import jinja2
from markupsafe import Markup

import notebook_files
import pages
import safe_html

GUIDE = Path("notebooks/README.md")
SOURCES = Path("notebooks")
HEADING = re.compile(r'<h2 id="([^"]*)">(.*?)<a class="anchor-link"', re.DOTALL)
SECTION = re.compile(r'<h[1-6] id="([^"]*)">(.*?)<a class="anchor-link".*?</h[1-6]>', re.DOTALL)
UNSEEN = re.compile(r"<(script|style|svg)\b.*?</\1>|\$\$.*?\$\$", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
GOAL = re.compile(r"^- (?:.*\n?)(?:  .*\n?)*", re.MULTILINE)
MINUTES = re.compile(r"\d+ (?:seconds|minutes?)")
KINDS = {"exercises": "Exercises", "solutions": "Solutions", "reference": "Dictionary"}
OURS = ["look.css", "site.css", "site.js", "search.js", "theme.js", "math.js"]


class Page:
    """A notebook and its page."""

    def __init__(self, name, notebook):
        self.name = pages.title_of(notebook, name)
        self.title = self.name
        self.path = name
        self.source = SOURCES / name
        self.is_of_course = self.source.exists()
        self.page = pages.page_of(name)
        self.kind = KINDS.get(Path(name).parts[0], "Lesson")
        self.number = Path(name).name.partition("-")[0]
        self.body = pages.html(notebook, name, "lectern-site")
        self.headings = [
            {"place": html.unescape(place), "text": html.unescape(TAG.sub("", text)).strip()}
            for place, text in HEADING.findall(self.body)
        ]
        first = notebook.cells[0].source if notebook.cells else ""
        self.goals = Markup(safe_html.html_of("".join(GOAL.findall(first))))
        self.minutes = (MINUTES.search(first) or [""])[0]
        self.picture = first_picture(notebook)
        self.others, self.before, self.after = [], None, None

    def sections(self):
        """Returns the place, the heading and the text of each section."""
        found = [("", "", 0, 0)]
        found += [(m.group(1), m.group(2), m.start(), m.end()) for m in SECTION.finditer(self.body)]
        ends = [start for _, _, start, _ in found[1:]] + [len(self.body)]
        for (place, heading, _, start), end in zip(found, ends):
            yield html.unescape(place), plain(heading), plain(self.body[start:end])


def plain(markup):
    """Returns what a reader sees of HTML, as one line of text."""
    return " ".join(html.unescape(TAG.sub(" ", UNSEEN.sub(" ", markup))).split())


def first_picture(notebook):
    """Returns the first picture as HTML, or None if there is none.

    A drawing becomes part of the page, so that its ink is that of the page's text.
    """
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if svg := pages.last_drawing(pages.joined(data.get("text/html", ""))):
                return Markup(svg)
            if png := data.get("image/png"):
                return Markup('<img src="data:image/png;base64,{}" alt="">').format("".join(png.split()))
    return None


def connect(all_pages):
    """Returns the lessons, each followed by its exercises and solutions."""
    lessons = [page for page in all_pages if page.kind == "Lesson"]
    way = []
    for lesson in lessons:
        lesson.others = [
            page for page in all_pages if page.number == lesson.number and page is not lesson
        ]
        way += [lesson, *(page for page in lesson.others if page.kind == "Exercises")]
    for before, after in zip(way, way[1:]):
        before.after, after.before = after, before
    return lessons


def write_pages(all_pages, output):
    lessons = connect(all_pages)
    loader = jinja2.FileSystemLoader(pages.TEMPLATES / "lectern-site")
    environment = jinja2.Environment(loader=loader, autoescape=True)
    guide = guide_of(all_pages)

    def write(name, template, **values):
        def current(page):
            return Markup(' aria-current="page"') if page.page == name else ""

        text = environment.get_template(template).render(
            at=name, up=pages.up(name), lessons=lessons, current=current, guide=guide, **values
        )
        notebook_files.write(output / name, text)

    write_search_index(all_pages, output)
    write("index.html", "contents.html.j2")
    for page in all_pages:
        write(page.page, "page.html.j2", page=page, body=Markup(page.body))
    if guide:
        write("guide.html", "page.html.j2", page={"title": "For instructors"}, body=guide)


def write_search_index(all_pages, output):
    """Writes the text of every section as a script, since pages on a disk cannot fetch JSON."""
    index = [
        {"page": page.page, "title": page.name, "place": place, "heading": heading, "text": text}
        for page in all_pages
        if page.kind != "Solutions"
        for place, heading, text in page.sections()
    ]
    text = f"window.searchIndex = {json.dumps(index, ensure_ascii=False)};\n"
    notebook_files.write(output / pages.BESIDE / "search-index.js", text)


def copy_notebooks(all_pages, output):
    """Copies the notebooks of the course, without outputs, for readers to download."""
    for page in all_pages:
        if page.is_of_course:
            with notebook_files.reported("copy", page.source):
                target = output / page.path
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(page.source, target)


def guide_of(all_pages):
    """Returns the instructors' guide as HTML, or an empty string if there is none."""
    if not GUIDE.exists():
        return ""
    text = pages.with_links(GUIDE.read_text(encoding="utf-8"), "", [p.path for p in all_pages])
    return Markup('<div class="jp-RenderedMarkdown">' + safe_html.html_of(text) + "</div>")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--executed", type=Path, required=True, help="executed notebooks")
    parser.add_argument("--packages", type=Path, required=True, help="npm packages")
    parser.add_argument("--output", type=Path, required=True, help="directory of the site")
    parser.add_argument("notebook", nargs="+", help="path below the executed notebooks")
    options = parser.parse_args()
    names = options.notebook
    all_pages = [Page(name, pages.read(options.executed, name, names)) for name in names]
    write_pages(all_pages, options.output)
    copy_notebooks(all_pages, options.output)
    mathjax = options.packages / "mathjax/es5/tex-svg-full.js"
    pages.lay_beside(options.output, [mathjax, *(pages.WEB / file for file in OURS)])
    print(f"lecture: the site is in {options.output}; open {options.output}/index.html")


if __name__ == "__main__":
    notebook_files.run_program(main)
