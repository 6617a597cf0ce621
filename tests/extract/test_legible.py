"""Pages whose fonts cannot be decoded are told from pages that are merely odd."""

import json
import random
import string
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.extract import mupdf
from app.extract.limits import Limits
from app.extract.pdf.legible import is_legible
from app.extract.registry import extract

PROSE = {
    "en": "The river rises in the hills above the village and runs slowly between willows and old stone walls until it "
    "meets the sea. In spring the water covers the lower meadows, and farmers bring their sheep to higher ground. "
    "Children who grew up here remember winters when everything froze and people crossed on foot to visit neighbours.",
    "de": "Der Fluss entspringt oberhalb des Dorfes und fließt langsam zwischen Weiden und alten Mauern hindurch, "
    "bevor er das Meer erreicht. Im Frühling überschwemmt das Wasser die unteren Wiesen, und die Bauern bringen "
    "ihre Schafe auf höher gelegene Weiden. Wer hier aufgewachsen ist, erinnert sich an Winter, in denen alles fror.",
    "pl": "Rzeka wypływa ze wzgórz powyżej wsi i płynie powoli między wierzbami oraz starymi kamiennymi murami, aż "
    "dotrze do morza. Wiosną woda zalewa niższe łąki, więc gospodarze przeprowadzają swoje owce wyżej. Dzieci, które "
    "tutaj dorastały, pamiętają zimy, kiedy wszystko zamarzało i ludzie chodzili pieszo odwiedzać sąsiadów.",
    "fi": "Joki alkaa kukkuloilta kylän yläpuolelta ja virtaa hitaasti pajujen sekä vanhojen kivimuurien välissä, "
    "kunnes se kohtaa meren. Keväällä vesi peittää alemmat niityt, ja maanviljelijät tuovat lampaansa korkeammalle. "
    "Täällä kasvaneet lapset muistavat talvet, jolloin kaikki jäätyi ja ihmiset kulkivat jalan tapaamaan naapureitaan.",
    "cy": "Mae'r afon yn codi yn y bryniau uwchben y pentref ac yn llifo'n araf rhwng helyg a hen furiau cerrig nes "
    "cyrraedd y môr. Yn y gwanwyn mae'r dŵr yn gorchuddio'r dolydd isaf, a'r ffermwyr yn symud eu defaid i dir uwch. "
    "Mae plant a gafodd eu magu yma yn cofio gaeafau pan oedd popeth wedi rhewi, a phobl yn cerdded at gymdogion.",
    "vi": "Những người nông dân thường thức dậy trước bình minh, khi sương trắng còn phủ kín cánh đồng. Dòng sông chảy "
    "chậm giữa những hàng tre xanh, mang theo phù sa xuống đồng bằng. Trong làng, tiếng chuông chùa vang lên, những "
    "chiếc thuyền nhỏ bắt đầu rời bến, người phụ nữ gánh hàng xuống chợ, trẻ con cười đùa trên đường đến trường.",
    "ru": "Река берёт начало в холмах над деревней и медленно течёт между ивами и старыми каменными стенами к морю.",
    "ar": "ينبع النهر من التلال فوق القرية ويجري ببطء بين أشجار الصفصاف والجدران الحجرية القديمة حتى يصل إلى البحر.",
    "zh": "河流发源于村庄上方的山丘，在柳树和古老的石墙之间缓缓流淌，最后汇入大海。春天，河水淹没了低处的草地。",
    "th": "แม่น้ำไหลช้าๆ ระหว่างต้นหลิวกับกำแพงหินเก่าจนถึงทะเล ในฤดูใบไม้ผลิน้ำท่วมทุ่งหญ้าด้านล่าง",
}
CODE = """
def _sort_out(listing: list[DirEntry], rules: Rules, found: list[Stamp]) -> list[tuple[str, Rules]]:
    folders = []
    for entry in listing:
        if entry.is_symlink() or not entry.exists():
            continue
        if entry.is_dir(follow_symlinks=False) and not rules.ignores(entry.path, is_folder=True):
            folders.append((entry.path, rules))
        elif entry.is_file(follow_symlinks=False):
            found.append(stamp(entry.path, entry.stat(follow_symlinks=False)))
    return sorted(folders, key=lambda pair: len(pair[0]), reverse=True)

#define MAXIMUM_TRANSFER_UNIT 1500
static inline uint32_t swap32(uint32_t value) { return htonl(value); }
while ((length = fread(buffer, sizeof(char), MAXIMUM_TRANSFER_UNIT, stream)) > 0) checksum ^= crc32(buffer, length);
"""


@pytest.mark.parametrize("language", PROSE)
def test_prose_is_legible_in_every_script(language: str) -> None:
    assert is_legible(PROSE[language])
    assert is_legible(PROSE[language].upper())


def test_code_is_legible() -> None:
    assert is_legible(CODE)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        "Potato P\ufffdtat\ufffd",
        "\n".join(f"{row}.{row * 7 % 10}  {row * 13:,}  −{row / 7:.4f}  {row}%" for row in range(200)),
        "\n".join(f"{row:04x} " + " ".join(f"{row * 977 + i:08x}" for i in range(8)) for row in range(80)),
        "GATTACA" * 300,
        "\n".join("ABCDEFGH"[i % 7 :] + f"-{i:04}-XKCD" for i in range(200)),
    ],
    ids=["empty", "blank", "one word", "numbers", "hexadecimal", "genes", "part numbers"],
)
def test_what_has_few_words_is_legible(text: str) -> None:
    assert is_legible(text)


def test_formulas_with_unknown_symbols_are_legible() -> None:
    formula = "≤ E \ufffd\ufffd\ufffd n \ufffd i=1 X2 u,i − E \ufffd\ufffd p\ufffd1/p + λ \ue001 x\ufffd y \x01 2"
    text = "\n".join(f"Hence the norm is bounded for every i:\n{formula}" for _ in range(20))
    assert text.count("\ufffd") > 0.1 * len("".join(text.split()))
    assert is_legible(text)


def test_private_bullets_in_lines_without_spaces_are_legible() -> None:
    assert is_legible("\n".join(f"\uf0b7{PROSE['zh'][i : i + 9]}\uf0b7{PROSE['zh'][i : i + 5]}" for i in range(30)))


def test_glyph_numbers_are_not_legible() -> None:
    numbers = PROSE["en"].translate({ord(letter): place for place, letter in enumerate(string.ascii_lowercase, 1)})
    assert not is_legible(numbers)
    assert not is_legible("\ufffd" * 300)
    assert not is_legible(PROSE["en"].translate({ord(letter): 0xE000 + ord(letter) for letter in string.printable}))


def test_shifted_letters_are_not_legible() -> None:
    """Glyph numbers of a font that keeps the order of ASCII, taken for characters: each is 29 too low."""
    assert not is_legible("".join(chr(ord(letter) - 29) if letter.isalpha() else " " for letter in PROSE["en"]))


def test_letters_at_random_are_not_legible() -> None:
    order = list(string.ascii_lowercase)
    random.Random(7).shuffle(order)
    for language in ("en", "de", "pl", "fi"):
        assert not is_legible(PROSE[language].lower().translate(str.maketrans(string.ascii_lowercase, "".join(order))))


def test_cyrillic_letters_taken_for_western_ones_are_not_legible() -> None:
    text = PROSE["ru"].replace("ё", "е") + " Весной вода заливает нижние луга, поэтому крестьяне отводят своих овец "
    text += "выше. Дети, которые выросли здесь, помнят зимы, когда всё замерзало, люди ходили пешком через реку."
    assert not is_legible(text.encode("cp1251").decode("latin-1"))


@given(st.text())
def test_no_text_is_too_odd_to_judge(text: str) -> None:
    assert is_legible(text) in (True, False)


def test_a_page_that_cannot_be_decoded_counts_as_one_without_text(tmp_path: Path) -> None:
    """Two pages in a font that draws its own glyphs and says of none what it stands for, and one that can be read."""
    path = tmp_path / "type3.pdf"
    with mupdf.load().open() as pdf:
        for number in range(3):
            page = pdf.new_page()
            if number == 1:
                page.insert_textbox((50, 50, 550, 700), PROSE["en"], fontsize=11)
            else:
                _write_in_shapes(pdf, page, PROSE["en"])
        pdf.save(path)
    document = extract(str(path), Limits())
    assert {block.page for block in document.blocks} == {2}
    assert "willows" in document.text
    assert document.notes == ("The text of page 1 cannot be decoded.", "The text of page 3 cannot be decoded.")


def _write_in_shapes(pdf: Any, page: Any, text: str) -> None:
    """Writes text in a Type 3 font whose letters have the numbers 1 to 26, and the space 32."""
    letters = [letter for letter in text.lower() if letter in string.ascii_lowercase + " "]
    codes = bytes(32 if letter == " " else string.ascii_lowercase.index(letter) + 1 for letter in letters)
    shape, font = pdf.get_new_xref(), pdf.get_new_xref()
    pdf.update_object(shape, "<<>>")
    pdf.update_stream(shape, b"500 0 0 0 500 500 d1 0 0 400 400 re f")
    names = [f"/shape{code}" for code in range(1, 33)]
    pdf.update_object(
        font,
        "<</Type/Font/Subtype/Type3/FontBBox[0 0 500 500]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 1/LastChar 32"
        f"/Widths[{'500 ' * 32}]/Encoding<</Type/Encoding/Differences[1 {' '.join(names)}]>>"
        f"/CharProcs<<{' '.join(f'{name} {shape} 0 R' for name in names)}>>/Resources<<>>>>",
    )
    lines = "".join(f"<{codes[at : at + 80].hex()}> Tj T* " for at in range(0, len(codes), 80))
    contents = pdf.get_new_xref()
    pdf.update_object(contents, "<<>>")
    pdf.update_stream(contents, f"BT /own 11 Tf 14 TL 50 700 Td {lines} ET".encode())
    pdf.xref_set_key(page.xref, "Resources", f"<</Font<</own {font} 0 R>>>>")
    pdf.xref_set_key(page.xref, "Contents", f"{contents} 0 R")


DOCUMENTS = Path(__file__).parents[3] / "shared" / "data" / "documents"


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the evaluation data is not there")
def test_two_papers_are_refused_and_the_others_are_kept() -> None:
    noted = {}
    for path in sorted(DOCUMENTS.glob("papers/*.pdf")):
        notes = extract(str(path), Limits()).notes
        if any("cannot be decoded" in note for note in notes):
            noted[path.stem] = len(notes)
    assert noted == {
        "database-metatheory--asking-the-big-queries": 6,
        "operators-on-inhomogeneous-time-series": 6,
    }


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the evaluation data is not there")
@pytest.mark.parametrize("language", ["en", "de", "es", "ru", "zh", "ar"])
def test_no_paragraph_of_six_languages_is_refused(language: str) -> None:
    data = json.loads((DOCUMENTS.parent / "xquad" / f"xquad.{language}.json").read_text("utf-8"))["data"]
    texts = [paragraph["context"] for article in data for paragraph in article["paragraphs"]]
    assert len(texts) > 200
    assert [text for text in texts if not is_legible(text)] == []
