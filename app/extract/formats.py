"""The formats that Akin knows by name: what each is called, its kind and the extensions it goes by."""

from collections.abc import Iterator

from app.domain.files import FileKind

DOCUMENT_EXTENSIONS = {
    "pdf": "pdf",
    "text": "txt text me 1st asc srt vtt nfo readme",
    "markdown": "md markdown mdown mkd mkdn mdwn",
    "restructuredtext": "rst rest",
    "asciidoc": "adoc asciidoc",
    "org": "org",
    "latex": "tex ltx latex bib",
    "html": "html htm xhtml xht shtml",
    "csv": "csv",
    "tsv": "tsv tab",
    "log": "log",
    "docx": "docx docm dotx dotm",
    "xlsx": "xlsx xlsm xltx xltm",
    "xlsb": "xlsb",
    "pptx": "pptx pptm ppsx ppsm potx potm",
    "odt": "odt ott",
    "ods": "ods ots",
    "odp": "odp otp",
    "rtf": "rtf",
    "epub": "epub",
    "fb2": "fb2",
    "mobi": "mobi prc azw azw3",
    "xps": "xps oxps",
    "doc": "doc dot",
    "xls": "xls xlt",
    "ppt": "ppt pps pot",
}

MAIL_EXTENSIONS = {"eml": "eml emlx mht mhtml", "mbox": "mbox mbx", "msg": "msg"}

PICTURE_EXTENSIONS = {
    "jpeg": "jpg jpeg jpe jfif",
    "png": "png apng",
    "webp": "webp",
    "gif": "gif",
    "bmp": "bmp dib",
    "tiff": "tif tiff",
    "heic": "heic heif hif",
    "avif": "avif avifs",
    "ico": "ico cur",
    "icns": "icns",
    "tga": "tga",
    "jpeg2000": "jp2 j2k jpx jpf j2c",
    "dds": "dds",
    "pnm": "pbm pgm ppm pnm pam pfm",
    "pcx": "pcx",
    "qoi": "qoi",
    "xbm": "xbm",
    "xpm": "xpm",
    "sgi": "sgi rgb rgba bw",
    "psd": "psd",
    "fli": "fli flc",
    "raw": "raw arw cr2 cr3 nef dng orf raf rw2 pef srw",
    "svg": "svg",
    "jxl": "jxl",
    "exr": "exr",
    "blp": "blp",
    "ftex": "ftc ftu",
    "pixar": "pxr",
    "xv": "p7",
    "hdr": "hdr",
}

CODE_EXTENSIONS = {
    "python": "py pyi pyw pyx",
    "javascript": "js mjs cjs jsx",
    "typescript": "ts mts cts tsx",
    "java": "java",
    "kotlin": "kt kts",
    "scala": "scala sc",
    "groovy": "groovy gradle",
    "c": "c h",
    "c++": "cc cpp cxx hpp hh hxx ino",
    "c#": "cs csx",
    "f#": "fs fsx fsi",
    "objective-c": "m mm",
    "swift": "swift",
    "go": "go",
    "rust": "rs",
    "zig": "zig",
    "d": "d",
    "ruby": "rb rake gemspec",
    "php": "php phtml",
    "perl": "pl pm t",
    "lua": "lua",
    "r": "r rmd",
    "julia": "jl",
    "matlab": "mat",
    "haskell": "hs lhs",
    "ocaml": "ml mli",
    "elixir": "ex exs",
    "erlang": "erl hrl",
    "clojure": "clj cljs cljc edn",
    "lisp": "lisp lsp cl el scm rkt",
    "fortran": "f f77 f90 f95 f03 for",
    "pascal": "pas pp dpr",
    "ada": "adb ads",
    "cobol": "cob cbl",
    "visual-basic": "vb bas vbs",
    "assembly": "asm s",
    "dart": "dart",
    "nim": "nim",
    "crystal": "cr",
    "solidity": "sol",
    "shell": "sh bash zsh fish ksh",
    "powershell": "ps1 psm1 psd1",
    "batch": "bat cmd",
    "sql": "sql",
    "graphql": "graphql gql",
    "protobuf": "proto",
    "css": "css scss sass less",
    "vue": "vue",
    "svelte": "svelte",
    "json": "json jsonl ndjson json5 geojson",
    "xml": "xml xsd xsl xslt rss atom plist kml gpx fodt fods fodp",
    "yaml": "yaml yml",
    "toml": "toml",
    "ini": "ini cfg conf properties env editorconfig",
    "terraform": "tf tfvars hcl",
    "nix": "nix",
    "makefile": "mk mak",
    "cmake": "cmake",
    "dockerfile": "dockerfile",
    "verilog": "v sv vh",
    "vhdl": "vhd vhdl",
    "glsl": "glsl vert frag hlsl wgsl",
    "diff": "diff patch",
    "notebook": "ipynb",
}

NAMES_WITHOUT_EXTENSION = {
    "makefile": "makefile",
    "gnumakefile": "makefile",
    "dockerfile": "dockerfile",
    "containerfile": "dockerfile",
    "cmakelists.txt": "cmake",
    "rakefile": "ruby",
    "gemfile": "ruby",
    "jenkinsfile": "groovy",
    "readme": "text",
    "license": "text",
    "licence": "text",
    "copying": "text",
    "changelog": "text",
    "authors": "text",
    "notice": "text",
    "todo": "text",
}


def _by_kind() -> Iterator[tuple[FileKind, dict[str, str]]]:
    yield FileKind.DOCUMENT, DOCUMENT_EXTENSIONS
    yield FileKind.MAIL, MAIL_EXTENSIONS
    yield FileKind.PICTURE, PICTURE_EXTENSIONS
    yield FileKind.CODE, CODE_EXTENSIONS


FORMAT_OF_EXTENSION = {
    extension: name for _, table in _by_kind() for name, extensions in table.items() for extension in extensions.split()
}
KIND_OF_FORMAT = {name: kind for kind, table in _by_kind() for name in table}


def extension_of(name: str) -> str:
    """The last extension of a file name or path in lower case without its dot, "" where it has none."""
    base = name.replace("\\", "/").rpartition("/")[2]
    stem, dot, extension = base.rpartition(".")
    return extension.lower() if dot and stem else ""


def format_of_name(name: str) -> str | None:
    """The format that a file's name promises, None where Akin knows none by that name."""
    base = name.replace("\\", "/").rpartition("/")[2].lower()
    return NAMES_WITHOUT_EXTENSION.get(base) or FORMAT_OF_EXTENSION.get(extension_of(base))


def kind_of_name(name: str) -> FileKind:
    """The kind that a file's name promises, `FileKind.OTHER` where it promises none; the file is not opened."""
    return KIND_OF_FORMAT.get(format_of_name(name) or "", FileKind.OTHER)
