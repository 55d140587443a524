"""One structure tree of several PDFs, so that a screen reader can go through all of what is bound together.

Each file keeps its own tags (ISO 32000-1, 14.7); only the numbers by which pages name their tags are moved, so that no
two files have the same. A page without tags is read in the order it was written, under the name of its file.
"""

from contextlib import suppress
from operator import itemgetter

from pikepdf import Array, Dictionary, Name, NumberTree, PdfError, String

# What a damaged tree raises when it is walked.
DAMAGED = (PdfError, KeyError, TypeError, ValueError, AttributeError, IndexError, RuntimeError)


class Tags:
    def __init__(self, pdf):
        """Of a PDF that has none yet, or goes on where it was left."""
        self.pdf = pdf
        self.found = []
        if Name.StructTreeRoot not in pdf.Root:
            pdf.Root.StructTreeRoot = pdf.make_indirect(_empty())
            pdf.Root.MarkInfo = Dictionary(Marked=True)
        self.root = pdf.Root.StructTreeRoot
        self.next = int(self.root.ParentTreeNextKey)

    def take(self, source, pages, title):
        """The tags of a file whose pages have just been added."""
        try:
            self._move(self.pdf.copy_foreign(source.Root.StructTreeRoot), pages)
        except DAMAGED:
            self._mark_plain(pages, title)

    def finish(self):
        for number, tag in sorted(self.found, key=itemgetter(0)):
            self.root.ParentTree.Nums.extend([number, tag])
        self.root.ParentTreeNextKey = self.next

    def _move(self, tree, pages):
        tags = list(NumberTree(tree.ParentTree).items())
        kids = tree.K if isinstance(tree.K, Array) else Array([tree.K])
        for kid in kids:
            kid.P = self.root
        shift, self.next = self.next, self.next + max((number for number, _ in tags), default=0) + 1
        for holder in _holders(pages):
            for key in (Name.StructParents, Name.StructParent):
                if key in holder:
                    holder[key] = int(holder[key]) + shift
        self.found += [(number + shift, tag) for number, tag in tags]
        self.root.K.extend(kids)
        self._learn(tree)

    def _learn(self, tree):
        """What a file calls its own kinds of tags; the first to use a name has it."""
        with suppress(*DAMAGED):
            for name, role in tree.RoleMap.items():
                if name not in self.root.RoleMap:
                    self.root.RoleMap[name] = role

    def _mark_plain(self, pages, title):
        part = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Part, P=self.root, T=String(title), K=Array())
        )
        self.root.K.append(part)
        for holder in _holders(pages):
            for key in (Name.StructParents, Name.StructParent):
                if key in holder:
                    del holder[key]
        for page in pages:
            part.K.append(self._page_as_one(page, part))

    def _page_as_one(self, page, part):
        tag = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=part, Pg=page.obj, K=0))
        page.contents_add(b"/P <</MCID 0>> BDC\n", prepend=True)
        page.contents_add(b"\nEMC")
        page.obj.StructParents = self.next
        self.found.append((self.next, Array([tag])))
        self.next += 1
        return tag


def _empty():
    numbers = Dictionary(Nums=Array())
    return Dictionary(
        Type=Name.StructTreeRoot, K=Array(), RoleMap=Dictionary(), ParentTree=numbers, ParentTreeNextKey=0
    )


def _holders(pages):
    """What names its tags by number: pages, what is drawn on them as forms, and their links and notes. Each once."""
    seen = set()
    for page in pages:
        forms = page.resources.get("/XObject", {}) if "/Resources" in page.obj else {}
        things = [page.obj, *page.obj.get("/Annots", []), *(form for _, form in forms.items())]
        for thing in things:
            if thing.objgen == (0, 0) or thing.objgen not in seen:
                seen.add(thing.objgen)
                yield thing
