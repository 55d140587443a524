"""The list that the privacy guard reads, for whoever keeps it."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from office import steps
from office.forms import ListWord
from office.models import ListedWord, Verdict, WordList
from office.wordlist import wordlist

PAGE = "office/wordlist.html"


def word_list(request):
    return render(request, PAGE, _page(_seen(request), request))


@require_POST
def list_word(request):
    words = _seen(request)
    step = wordlist["list_word"]
    return steps.take(
        request, step, words, ListWord, "word_list", template=PAGE, context=lambda form: _page(words, request, form)
    )


@require_POST
def unlist_word(request, pk):
    word = get_object_or_404(ListedWord, pk=pk)
    return steps.press(request, wordlist["unlist_word"], _seen(request), "word_list", word=word)


def _page(words, request, form=None):
    found = list(words.words.standing().for_lists())
    return {
        "groups": [(verdict.label, [each for each in found if each.verdict == verdict]) for verdict in Verdict],
        "word_form": form or ListWord(subject=words, by=request.user),
    }


def _seen(request):
    if not request.user.has_perm("office.see_wordlist"):
        raise Http404
    return WordList.objects.the_list()
