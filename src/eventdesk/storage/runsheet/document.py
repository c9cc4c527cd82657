"""Saving a sheet: the text stays as a person wrote it, only what was set is different.

An edit replaces or inserts characters at the place that the YAML parser gives, and the result is
read again: it must be the old sheet with this one change, or the edit is refused. So comments, key
order, quotes, indentation, line ends and a byte-order mark survive to the byte.
"""

import codecs
import json
import re
from hashlib import sha256
from pathlib import Path

from eventdesk.storage.runsheet.files import replace_file
from eventdesk.storage.runsheet.loader import MAX_BYTES, parse
from eventdesk.storage.runsheet.nodes import Mapping, Node, Scalar, Sequence, Tree, compose
from eventdesk.storage.runsheet.notation import NULL_WORDS, yaml_trap

Leaf = str | bool | int
Steps = tuple[str | int, ...]
# Holds no YAML syntax, so that it may stand without quotes anywhere.
_PLAIN_SAFE = re.compile(r"[^\W_](?:[\w .+/()-]*[\w.+/()-])?")
_BREAK = re.compile(r"\r\n|\n|\r")


class EditRefusedError(Exception):
    """The edit cannot be made without touching something else; the text is as it was."""


class Document:
    """One sheet's text, open for edits."""

    def __init__(self, path: Path, data: bytes) -> None:
        self._path = path
        self._data = data
        self._bom = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
        self.text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")

    @classmethod
    def open(cls, path: Path) -> "Document":
        """Read the file. Raises OSError, and EditRefusedError for what is no UTF-8 YAML."""
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        try:
            document = cls(path, data)
        except UnicodeDecodeError as error:
            raise EditRefusedError("not UTF-8") from error
        if len(data) > MAX_BYTES or not document._tree().whole:
            raise EditRefusedError("not readable as YAML")
        return document

    def set(self, path: Steps, value: Leaf) -> None:
        """Give the value at ``path`` another content, or add the last key of ``path``.

        The value there must be a single one (text, number, true or false), not a list or mapping.
        Raises KeyError when the path leads nowhere, EditRefusedError when it cannot be done.
        """
        tree = self._tree()
        owner = _follow(tree.root, path[:-1])
        step = path[-1]
        target = _lookup(owner, step)
        if isinstance(target, Scalar):
            text = self._with(target.start, target.end, self._replacement(target, value))
        elif target is None and isinstance(owner, Mapping) and isinstance(step, str):
            text = self._with_new_key(owner, step, value)
        else:
            raise EditRefusedError(f"{path} is no single value")
        self._accept(text, _edited(_plain(tree.root), path, _content(value)))

    def save(self) -> bool:
        """Write the file whole or not at all; False when there was nothing to write.

        Raises OSError when the disk refuses, EditRefusedError when the file was changed by
        another hand since it was opened: nobody's edit is overwritten.
        """
        data = self._bom + self.text.encode("utf-8")
        if data == self._data:
            return False
        if sha256(self._path.read_bytes()).digest() != sha256(self._data).digest():
            raise EditRefusedError("the file was changed since it was opened")
        replace_file(self._path, data)
        self._data = data
        return True

    def _tree(self) -> Tree:
        return compose(self.text)

    def _with(self, start: int, end: int, text: str) -> str:
        return self.text[:start] + text + self.text[end:]

    def _replacement(self, old: Scalar, value: Leaf) -> str:
        written = self.text[old.start : old.end]
        if isinstance(value, str) and written.startswith('"'):
            words = _double_quoted(value)
        elif isinstance(value, str) and written.startswith("'") and value.isprintable():
            words = "'" + value.replace("'", "''") + "'"
        else:
            words = _written(value)
        # A block text (| or >) ends with the line break that the next key needs.
        return words + written[len(written.rstrip("\r\n ")) :] if written else f" {words}"

    def _with_new_key(self, owner: Mapping, key: str, value: Leaf) -> str:
        entry = f"{_written(key)}: {_written(value)}"
        if owner.flow:
            inside = self.text.index("{", owner.start) + 1  # past an anchor
            return self._with(inside, inside, f"{entry}, " if owner.items else entry)
        # Before the first key: its column is the mapping's, whatever stands around it.
        first = owner.items[0][0].start
        line = max(self.text.rfind("\n", 0, first), self.text.rfind("\r", 0, first)) + 1
        newline = match[0] if (match := _BREAK.search(self.text)) else "\n"
        return self._with(first, first, entry + newline + " " * (first - line))

    def _accept(self, text: str, meant: "_Meaning") -> None:
        tree = compose(text)
        if not tree.whole or _plain(tree.root) != meant:
            raise EditRefusedError("the edit would change more than it should")
        self.text = text


def write_back_ids(path: Path) -> int:
    """Write the ids that a sheet leaves out into it; the number of ids written.

    A sheet that already has them all is not touched. Raises OSError and EditRefusedError as
    ``Document`` does.
    """
    document = Document.open(path)
    generated = parse(document.text, path.parent).generated
    for made in generated:
        document.set((*made.path, "id"), made.id)
    document.save()
    return len(generated)


def _written(value: Leaf) -> str:
    """A leaf as YAML, with quotes where it could be read as something else."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    trap = yaml_trap(value) or value in NULL_WORDS or value.isdecimal()
    safe = _PLAIN_SAFE.fullmatch(value) and not trap
    return value if safe else _double_quoted(value)


def _double_quoted(value: str) -> str:
    """JSON's way to write a text, which YAML reads alike; invisible characters are escaped."""
    quoted = json.dumps(value, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in quoted)


def _content(value: Leaf) -> str:
    return value if isinstance(value, str) else _written(value)


def _follow(node: Node | None, path: Steps) -> Node:
    for step in path:
        node = _lookup(node, step)
    if node is None:
        raise KeyError(path)
    return node


def _lookup(node: Node | None, step: str | int) -> Node | None:
    if isinstance(node, Sequence) and isinstance(step, int):
        return node.items[step] if 0 <= step < len(node.items) else None
    if isinstance(node, Mapping):
        return next((v for k, v in node.items if isinstance(k, Scalar) and k.value == step), None)
    return None


# The meaning of a tree, to compare two: a mapping is a tuple of pairs, a sequence a list.
_Meaning = object


def _plain(node: Node | None) -> _Meaning:
    if isinstance(node, Mapping):
        return tuple((_plain(key), _plain(value)) for key, value in node.items)
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return node.value if node else ""


def _edited(old: _Meaning, path: Steps, content: str) -> _Meaning:
    """The old meaning with one leaf set; a new key comes first, as ``Document.set`` puts it."""
    if not path:
        return content
    step, rest = path[0], path[1:]
    if isinstance(old, list):
        return [_edited(item, rest, content) if n == step else item for n, item in enumerate(old)]
    pairs = list(old) if isinstance(old, tuple) else []
    for number, (key, value) in enumerate(pairs):
        if key == step:
            pairs[number] = (key, _edited(value, rest, content))
            return tuple(pairs)
    return ((step, content), *pairs)
