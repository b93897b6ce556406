"""Reads PDF files with other people's eyes: JSON in, JSON out, all of them in one process.

In: a list of {"path", "searches"}. Out: for each the words of every page, in the order of its
content, as MuPDF and as pdfminer give them back, and where MuPDF's search finds each text.
"""
import json
import sys

import pymupdf
from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTContainer
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage


def mupdf(document):
    """Not sorted: in the order in which the content stream shows them."""
    return [[word[4] for word in page.get_text("words", sort=False)] for page in document]


def letters(item):
    for part in item:
        if isinstance(part, LTChar):
            yield part
        elif isinstance(part, LTContainer):
            yield from letters(part)


def words(page):
    """Letters of one baseline without a gap are a word; no analysis of columns or boxes."""
    found, word, last = [], "", None
    for letter in letters(page):
        gap = letter.x0 - last.x1 if last else 0
        is_apart = last and (abs(letter.matrix[5] - last.matrix[5]) > 1 or abs(gap) > 0.15 * letter.size)
        if word and (is_apart or letter.get_text().isspace()):
            found.append(word)
            word = ""
        word += letter.get_text().strip()
        last = letter
    return found + ([word] if word else [])


def pdfminer(path):
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, device)
    found = []
    with open(path, "rb") as file:
        for page in PDFPage.get_pages(file):
            interpreter.process_page(page)
            found.append(words(device.get_result()))
    return found


def pages_with(text, document, first=0):
    """How many pages a search for the text, in parts where need be, has to go through; 0: not found."""
    for number in range(first, len(document)):
        if document[number].search_for(text):
            return 1
    parts = text.split(" ")
    for number in range(first, len(document) - 1):
        page, low, high = document[number], 0, len(parts)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if page.search_for(" ".join(parts[:middle])) else (low, middle - 1)
        rest = " ".join(parts[low:])
        if low > 3 and (document[number + 1].search_for(rest) or pages_with(rest, document, number + 1)):
            return 2
    return 0


def read(question):
    with pymupdf.open(question["path"]) as document:
        return {
            "mupdf": mupdf(document),
            "pdfminer": pdfminer(question["path"]),
            "found": [pages_with(text, document) for text in question["searches"]],
        }


json.dump([read(question) for question in json.load(sys.stdin)], sys.stdout)
