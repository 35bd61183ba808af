"""``scorm12`` and ``scorm2004``: one package a language, for learning management systems."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from unites_mooc.editions.parts import launched_of
from unites_mooc.editions.publication import Publication
from unites_mooc.model.blocks import Reflection
from unites_mooc.model.contents import blocks_in
from unites_mooc.model.course import Course, is_sensitive
from unites_mooc.model.paths import relative_url
from unites_mooc.render.assets import course_script, media_files, page_assets, shell_assets
from unites_mooc.render.calendar import calendars
from unites_mooc.render.context import Context, Medium, make_context
from unites_mooc.render.document_list import documents_of
from unites_mooc.render.documents import beside_each_other, offered_documents
from unites_mooc.render.files import Archive, Content, Files, Later, Task, text
from unites_mooc.render.frame import POLICY, script_json
from unites_mooc.render.layout import PackageLayout
from unites_mooc.render.packages import package_name, schema_version
from unites_mooc.render.pages import entry_path, render_pages
from unites_mooc.render.progress_outline import OUTLINE_FILE, outline_bytes, progress_outline
from unites_mooc.render.search_index import search_index
from unites_mooc.render.templates import written
from unites_mooc.render.web_fonts import letters_of
from unites_mooc.targets.base import Target
from unites_mooc.targets.scorm.manifest import Sco, manifest


def render(publication: Publication, name: str) -> Files:
    """Return the package of one language."""
    members = package_members(publication, schema_version(publication, name))
    return {f"scorm/{package_name(publication, name)}": Archive(members, publication.course.span.path)}


def package_members(publication: Publication, version: str) -> Files:
    """Return the files of a package: one SCO with the whole course, or one for each module."""
    documents = {name: beside_each_other(task, name) for name, task in offered_documents(publication).items()}
    members: Files = {}
    scos: list[Sco] = []
    letters: frozenset[str] = frozenset()
    for launched in launched_of(publication):
        sco, files, written = _sco(launched, version, documents)
        scos.append(sco)
        members |= files
        letters |= written
    context = make_context(publication, PackageLayout(pages="pages/"), Medium.PACKAGE)
    members |= page_assets(context, letters)
    members |= shell_assets(context, letters)
    members[OUTLINE_FILE] = Content(outline_bytes(progress_outline(publication).as_data()))
    members["imsmanifest.xml"] = Content(manifest(publication, version, scos, members))
    return members


def _sco(
    launched: Publication, version: str, documents: Mapping[str, Task]
) -> tuple[Sco, Files, frozenset[str]]:
    """Return what an LMS launches on its own, its files without the shared ones, and its letters."""
    folder = f"{launched.part}/" if launched.part else ""
    launch = f"module-{launched.part}.html" if launched.part else "index.html"
    layout = PackageLayout(pages=f"pages/{folder}")
    context = make_context(launched, layout, Medium.PACKAGE)
    pages = render_pages(context)
    letters = letters_of(page.letters for page in pages)
    files: Files = {page.path: Later(page.fetch, page.source) for page in pages}
    files |= course_script(context)
    files |= search_index(context)
    files |= media_files(context)
    files |= {layout.document(name): entry for name, entry in calendars(launched).items()}
    names = [document.name for document in documents_of(context)]
    files |= {layout.document(name): documents[name] for name in names if name in documents}
    files[launch] = _launch_document(context, version)
    title = launched.course.modules[0].meta.title if launched.part else launched.course.meta.title
    return Sco(launched, title, launch), files, letters


def _launch_document(context: Context, version: str) -> Content:
    """Return the document that holds the connection to the LMS and frames the pages."""
    publication, layout, translate = context.publication, context.layout, context.interface.gettext
    pages = [entry_path(context)]
    pages.extend(context.path(target) for target in [*publication.course.modules, *publication.course.texts])
    data = {
        "version": version.split(" ")[0],
        "first": entry_path(context),
        "pages": [relative_url("index.html", page) for page in pages],
        "lessons": {lesson.meta.id: context.path(lesson) for lesson in publication.course.lessons},
        "reflections": list(_reflections(publication.course)),
        "messages": _messages(translate),
    }
    values = {
        "_": translate,
        "course_script": f"{layout.pages}course.js",
        "data": script_json(data),
        "direction": context.interface.direction,
        "first": entry_path(context),
        "language": context.interface.words,
        "policy": POLICY,
        "title": publication.course.meta.title,
    }
    page = written(context, "pages/shell.html", values)
    return text(page, publication.course.span.path)


def _reflections(course: Course) -> Iterator[str]:
    """Yield the ids of the reflections that an LMS may keep where a learner agrees."""
    for text_ in course.texts:
        if not is_sensitive(text_):
            yield from (block.id for block in blocks_in(text_, Reflection))


def _messages(translate: Callable[[str], str]) -> dict[str, str]:
    """Return what the launch document says of saving, in words that learners understand."""
    failed = translate("Your progress could not be saved in the learning platform.")
    return {
        "agreed": translate("Your reflections are now kept in the learning platform, too."),
        "again": translate("That did not work. Your progress is not saved yet. Please try again soon."),
        "closed": translate("You can close this window."),
        "failed": f"{failed} {translate('We try again. Please do not close this page.')}",
        "kept": f"{failed} {translate('It is kept on this device. We try again.')}",
        "later": translate("The learning platform did not answer. We try again."),
        "left": translate("Your progress is saved. You can close this window."),
        "partly": translate(
            "Your reflections are now kept in the learning platform, too. There is no room for all: the rest "
            "is on this device alone."
        ),
        "refused": translate("The learning platform did not answer. What you do now will not be saved."),
        "review": translate("You look at the course without being assessed."),
        "saved": translate("Saved."),
        "trying": translate("Saving …"),
        "waiting": translate("Waiting for the learning platform …"),
        "withdrawn": translate("Your reflections were deleted from your data in the learning platform."),
    }


SCORM12 = Target("scorm12", partial(render, name="scorm12"))
SCORM2004 = Target("scorm2004", partial(render, name="scorm2004"))
