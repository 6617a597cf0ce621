"""What filters can be chosen from."""

import os
from collections.abc import Callable
from datetime import datetime

from app.domain.documents import Document, PhotoFacts
from app.domain.files import FileKind
from app.store.facets import facets
from app.store.library import Library


def test_values_of_files_that_are_there_the_most_frequent_first(library: Callable[..., Library]) -> None:
    with library() as opened, opened.writing():
        shots = [("jpeg", "Orlo", "Bristol, England, United Kingdom"), ("jpeg", "Orlo", "Bristol, Rhode Island, USA")]
        shots += [("png", "Halden", ""), ("webp", "Nobody", "Nowhere")]
        with opened.ledger.transaction():
            for key, (format_, camera, place) in enumerate(shots, 1):
                taken = datetime(2024, 5, 1)  # noqa: DTZ001 - a camera's own time
                photo = PhotoFacts(10, 10, taken, camera, place=place or None)
                opened.documents.add(key, Document(format_, FileKind.PICTURE, photo=photo), 0)
            for key in (1, 2, 3):  # the last one has no file any more
                opened.ledger.run(
                    "INSERT INTO files (path, folder, name, extension, kind, size, modified_ns, device, inode,"
                    " document_id, state) VALUES (?, '/p', ?, '', 'picture', 1, 1, '1', ?, ?, 'indexed')",
                    (os.fsencode(f"/p/{key}"), str(key), str(key), key),
                )
        found = facets(opened.ledger)
    assert found.formats == ("jpeg", "png")
    assert found.cameras == ("Orlo", "Halden")
    assert found.places == ("Bristol",)
