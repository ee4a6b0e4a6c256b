"""Exports notebooks as HTML. Markdown cannot run scripts; forbidden HTML is shown as text."""

import re

from bs4 import BeautifulSoup
from bs4.element import PreformattedString
from jinja2 import pass_context
from nbconvert import HTMLExporter
from nbconvert.filters import markdown2html

TAGS = set(
    "a abbr b blockquote br caption code dd del details div dl dt em figcaption figure h1 h2 h3 h4"
    " h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strong sub summary sup table"
    " tbody td tfoot th thead tr u ul var".split()
)
ATTRIBUTES = set(
    "align alt aria-hidden aria-label class colspan dir height href id lang open role rowspan scope"
    " src start style title width".split()
)
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
SCHEMES = ("http", "https", "mailto")
IGNORED = re.compile(r"[\x00-\x20]")  # browsers skip these in and before a scheme


class SafeExporter(HTMLExporter):
    """Exports code and outputs unchanged, and Markdown without active content."""

    @pass_context
    def markdown2html(self, context, source):
        return without_scripts(super().markdown2html(context, source))


def html_of(markdown):
    return without_scripts(markdown2html(markdown))


def text_of(markdown):
    """Returns a line of Markdown as plain text."""
    return BeautifulSoup(html_of(markdown), "html.parser").get_text().strip().removesuffix("¶")


def without_scripts(html):
    soup = BeautifulSoup(html, "html.parser")
    for hidden in soup.find_all(string=lambda text: isinstance(text, PreformattedString)):
        hidden.extract()  # comments, which browsers and parsers end at different places
    for tag in soup.find_all(True):
        if tag.name in TAGS:
            tag.attrs = {name: value for name, value in tag.attrs.items() if is_safe(name, value)}
        else:
            tag.replace_with(str(tag))
    return str(soup)


def is_safe(name, value):
    if name not in ATTRIBUTES:
        return False
    if name not in ("href", "src"):
        return True
    address = IGNORED.sub("", value)
    scheme = SCHEME.match(address)
    is_image = name == "src" and address.startswith("data:image/")
    return not scheme or scheme.group(1).lower() in SCHEMES or is_image
