"""The words that the audience reads when a broadcast moves to another address. Pure.

They are what YouTube and a chat show, in the event's languages, and no words of the desk's own.
"""

from collections.abc import Iterable, Mapping

from eventdesk.domain.text import Text

_SPARE: Mapping[str, str] = {"ko": "[예비]", "ja": "[予備]", "zh": "[备用]"}
_MOVED: Mapping[str, str] = {"ko": "[방송 이동]", "ja": "[移動しました]", "zh": "[已转移]"}
_SENTENCE: Mapping[str, str] = {
    "ko": "방송이 새 주소로 옮겨졌습니다. 여기에서 이어서 시청해 주세요: {link}",
    "ja": "配信は新しいアドレスに移りました。続きはこちらでご覧ください: {link}",
    "zh": "直播已转到新地址，请在这里继续观看：{link}",
}
_SPARE_EN, _MOVED_EN = "[Spare]", "[Moved]"
_SENTENCE_EN = "The broadcast has moved to a new address. Please go on watching here: {link}"


def _in(language: str, words: Mapping[str, str], otherwise: str) -> str:
    return words.get(language.split("-", maxsplit=1)[0], otherwise)


def spare_title(title: Text) -> Text:
    """How a spare is called while it stands by: nobody takes it for the broadcast itself."""
    marked = ((tag, f"{_in(tag, _SPARE, _SPARE_EN)} {each}") for tag, each in title.entries)
    return Text(tuple(marked))


def moved_title(title: str, language: str) -> str:
    """How a broadcast is called once its spare took its place; once is enough."""
    mark = _in(language, _MOVED, _MOVED_EN)
    return title if title.startswith(mark) else f"{mark} {title}"


def moved_description(description: str, language: str, link: str) -> str:
    """The description with the way to the new address on top; once is enough."""
    way = sentence(language, link)
    return description if description.startswith(way) else f"{way}\n\n{description}".rstrip()


def sentence(language: str, link: str) -> str:
    """What to post where the audience is."""
    return _in(language, _SENTENCE, _SENTENCE_EN).format(link=link)


def to_post(languages: Iterable[str], link: str) -> str:
    """The same in every language of the event, a line each; always in English as well."""
    return "\n".join(dict.fromkeys(sentence(tag, link) for tag in (*languages, "en")))
