"""XML from anywhere, safely: no entities, no document type, no network, and limits on size and depth.

Elements are looked up by local name: DMN's namespace changes with every version, that of STTR files with theirs.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from prinsjesdag.dmn.limits import FILE_BYTES, XML_DEPTH, XML_ELEMENTS
from prinsjesdag.errors import InputError, why

Element = etree._Element
XSI_NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"
XSI_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"


def read(path: str) -> Element:
    """The root of an XML file. Raises InputError."""
    try:
        if os.path.getsize(path) > FILE_BYTES:
            raise InputError(f"het bestand is groter dan {FILE_BYTES // 1_000_000} MB", file=path)
        content = Path(path).read_bytes()
    except OSError as error:
        raise InputError(why(error), file=path) from None
    return parse(content, path)


def parse(content: bytes, file: str) -> Element:
    """The root of XML text. Raises InputError with the line."""
    if len(content) > FILE_BYTES:
        raise InputError(f"het bestand is groter dan {FILE_BYTES // 1_000_000} MB", file=file)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        said = str(getattr(error, "msg", error)).split(", line")[0]
        if "depth" in said.lower():
            said = f"dieper genest dan {XML_DEPTH}"
        raise InputError(f"geen leesbare XML ({said})", file=file, line=line or None) from None
    if getattr(root.getroottree().docinfo, "doctype", None):
        raise InputError("een documenttype (<!DOCTYPE …>) wordt niet gelezen; haal het weg", file=file)
    _check_shape(root, file)
    return root


def _check_shape(root: Element, file: str) -> None:
    deep = 0
    for count, (event, element) in enumerate(etree.iterwalk(root, events=("start", "end"))):
        deep += 1 if event == "start" else -1
        if deep > XML_DEPTH:
            raise InputError(f"dieper genest dan {XML_DEPTH}", file=file, line=element.sourceline)
        if count > 2 * XML_ELEMENTS:
            raise InputError(f"meer dan {XML_ELEMENTS} elementen", file=file)


def local(element: Element) -> str:
    """The element's name without its namespace; empty for what isn't an element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """The child elements with one of these names; all of them when none is named."""
    for child in element if element is not None else ():
        name = local(child)
        if name and (not names or name in names):
            yield child


def child(element: Element | None, *names: str) -> Element | None:
    """The first child with one of these names."""
    return next(children(element, *names), None)


def descendants(element: Element, *names: str) -> Iterator[Element]:
    for one in element.iter():
        if local(one) in names:
            yield one


def text_of(element: Element | None) -> str:
    """The element's own text, trimmed."""
    return (element.text or "").strip() if element is not None else ""


def child_text(element: Element | None, name: str) -> str:
    return text_of(child(element, name))


def is_true(element: Element, attribute: str) -> bool:
    return element.get(attribute, "").strip() in ("true", "1")


def reference(element: Element | None) -> str:
    """What an href points at: the id, or namespace#id."""
    href = (element.get("href") or "").strip() if element is not None else ""
    return href[1:] if href.startswith("#") and "#" not in href[1:] else href
