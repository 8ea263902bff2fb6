"""The body of an article: what belongs to the story, and nothing else."""

from __future__ import annotations

import pytest

from extract.article import Hints, extract_article, extract_summary
from extract.article.noise import LINE_RULES, noise_rule
from extract.errors import NotAnArticle, Refusal
from extract.model import Access, PublishedBasis
from tests.extract.pages import STORY, TITLE, URL, body_lines, linked_data, page, paragraphs, read

LONG = tuple(f"{story} It said so in week {i} of the talks." for i in range(4) for story in STORY)


def test_article_text_is_title_and_paragraphs() -> None:
    article = read()
    assert article.text.split("\n") == [TITLE, "", *STORY]
    assert (article.access, article.language, article.published_basis) == (Access.OPEN, "en", PublishedBasis.URL)


def test_article_is_the_same_twice() -> None:
    assert read() == read()


@pytest.mark.parametrize(
    "box",
    [
        "<div class='RenderKeyPoints-list'><ul>{}</ul></div>",
        "<section><h2>Key Points</h2><div><ul>{}</ul></div></section>",
        "<div><div>Key takeaways:</div><ul>{}</ul></div>",
    ],
)
def test_key_points_outside_the_body_are_kept_first(box: str) -> None:
    points = ["Quillmark will cut one job in ten before July.", "Its pens have sold less for six quarters in a row."]
    html = page().replace(b"<article>", box.format("".join(f"<li>{p}</li>" for p in points)).encode() + b"<article>")
    assert body_lines(extract_article(html, URL)) == [*points, *STORY]


def test_key_points_told_in_the_body_are_not_told_twice() -> None:
    article = read(f"<ul class='key-points'><li>{STORY[0]}</li></ul>" + paragraphs(*STORY))
    assert body_lines(article) == list(STORY)


def test_body_split_over_containers_is_joined() -> None:
    chunks = [LONG[i : i + 4] for i in range(0, 16, 4)]
    body = "<div class='ad'>Advertisement</div>".join(
        f"<div class='grid'><div class='body__inner-container'>{paragraphs(*chunk)}</div></div>" for chunk in chunks
    )
    assert body_lines(read(body)) == list(LONG)


@pytest.mark.parametrize(
    "aside",
    [
        f"<aside class='pullquote'>{STORY[2]}</aside>",
        f"<blockquote>{STORY[2][:70]}</blockquote>",
        "<figure><img src='a.jpg'><figcaption>Pens at the works in Leeds last spring</figcaption></figure>",
        "<p>SEE ALSO: Brassfield lays off 600 in its robot unit</p>",
        "<p><strong>Read more:</strong> Brassfield lays off 600 in its robot unit</p>",
        "<p><a href='/2025/02/brassfield'>Brassfield lays off 600 in its robot unit</a></p>",
        "<ul><li><a href='/a'>Brassfield lays off 600 people</a><li><a href='/b'>Nib sales halve again</a></ul>",
        "<div class='related-articles'><h3>Brassfield lays off 600</h3><p>The robot unit goes.</p></div>",
        "<h3>More Great Ledger Stories</h3><ul><li>Brassfield <a href='/a'>lays off 600</a> in May</li></ul>",
        "<div class='newsletter-signup'><p>Get the best of the Ledger every morning.</p></div>",
        "<p>Sign up for our weekly newsletter on pens and paper.</p>",
        "<p>Follow Rosa Nib on Twitter: @rosanib</p>",
        "<p>Advertisement</p>",
        "<a href='/c'><h3>Brassfield lays off 600 in its robot unit</h3></a>",
    ],
)
def test_what_is_no_part_of_the_story_is_left_out(aside: str) -> None:
    assert body_lines(read(paragraphs(*STORY[:3]) + aside + paragraphs(STORY[3]))) == list(STORY)


@pytest.mark.parametrize(
    "tail", ["<p>Topics Quillmark Leeds</p>", "<p>Filed under: Business</p>", "<p>Share this article</p>"]
)
def test_tail_is_left_out(tail: str) -> None:
    assert body_lines(read(paragraphs(*STORY) + tail)) == list(STORY)


def test_headline_byline_and_date_do_not_open_the_body() -> None:
    article = read(paragraphs(TITLE, "By Rosa Nib and Ned Brass", "March 4, 2025", *STORY))
    assert body_lines(article) == list(STORY)


def test_links_to_other_sites_are_part_of_the_story() -> None:
    report = "The report of the pen makers for 2025"
    heading = f"<h3><a href='https://pens.example/report'>{report}</a></h3>"
    assert report in body_lines(read(paragraphs(*STORY[:2]) + heading + paragraphs(*STORY[2:])))


def test_page_that_repeats_its_article_is_told_once() -> None:
    assert body_lines(read(paragraphs(*STORY) + paragraphs(*STORY))) == list(STORY)


def test_standfirst_is_the_first_line() -> None:
    dek = "The pen maker blames six bad quarters, and its staff blame the pens."
    assert body_lines(read(f"<h2 class='article__dek'>{dek}</h2>" + paragraphs(*STORY)))[0] == dek


def test_other_story_on_a_page_written_by_script_gives_the_summary() -> None:
    river = "".join(
        f"<div><h2><a href='https://ledger.example/{i}'>Village fair number {i} draws a crowd of singers</a></h2>"
        f"<p>Singers came to the green for fair number {i}, and the band played on until the rain fell.</p></div>"
        for i in range(12)
    )
    told = "Quillmark of Leeds will cut 300 jobs because its fountain pens sell badly, a memo says."
    head = f"<meta property='og:type' content='article'><meta property='og:title' content='{TITLE}'>"
    head += f"<meta property='og:description' content='{told}'>"
    html = page(river, head=head).replace(f"<h1>{TITLE}</h1>".encode(), b"<h1>The Latest</h1>")
    article = extract_article(html, URL)
    assert (article.access, article.text) == (Access.SUMMARY, f"{TITLE}\n\n{told}")


def test_article_body_of_linked_data_stands_in_for_text_that_script_would_write() -> None:
    head = linked_data(headline=TITLE, articleBody="\n".join(LONG))
    assert body_lines(read("<div id='root'></div>", head=head)) == list(LONG)


def test_page_with_a_description_but_no_text_is_a_summary() -> None:
    told = "Quillmark will cut 300 jobs, a memo says."
    article = read("<div id='root'></div>", head=linked_data(headline=TITLE, description=told))
    assert (article.access, article.text) == (Access.SUMMARY, f"{TITLE}\n\n{told}")


@pytest.mark.parametrize(
    ("body", "head", "access"),
    [
        (paragraphs(*STORY), linked_data(headline=TITLE, isAccessibleForFree=True), Access.OPEN),
        (paragraphs(*LONG), linked_data(headline=TITLE, isAccessibleForFree=False), Access.OPEN),
        (paragraphs(*STORY), linked_data(headline=TITLE, isAccessibleForFree=False), Access.TRUNCATED),
        (paragraphs(*STORY), linked_data(headline=TITLE, isAccessibleForFree="False"), Access.TRUNCATED),
        (paragraphs(*STORY), linked_data(headline=TITLE, wordCount=900), Access.TRUNCATED),
        (paragraphs(*STORY, "Subscribe to continue reading"), "", Access.TRUNCATED),
        (paragraphs(*STORY, "Already a subscriber? Log in"), "", Access.OPEN),
        (paragraphs(*STORY[:3], "The cuts amount to a tenth of…"), "", Access.TRUNCATED),
    ],
)
def test_access_says_how_much_the_page_gives(body: str, head: str, access: Access) -> None:
    assert read(body, head=head).access is access


@pytest.mark.parametrize(
    ("declared", "text", "language"),
    [
        ("en", STORY, "en"),
        ("de", STORY, "en"),
        (
            "de-DE",
            ("Quillmark streicht 300 Stellen in Leeds, teilte der Hersteller von Federn am Dienstag mit.",) * 9,
            "de",
        ),
        (
            "en",
            ("Quillmark streicht 300 Stellen in Leeds, teilte der Hersteller von Federn am Dienstag mit.",) * 9,
            None,
        ),
    ],
)
def test_language_is_the_text_s_own(declared: str, text: tuple[str, ...], language: str | None) -> None:
    html = page(paragraphs(*(f"{line} ({i})" for i, line in enumerate(text)))).replace(
        b"lang='en'", f"lang='{declared}'".encode()
    )
    assert extract_article(html, URL).language == language


@pytest.mark.parametrize(
    ("canonical", "url"),
    [
        ("https://ledger.example/2025/03/04/quillmark-cuts?utm_source=rss", URL),
        ("/2025/03/04/quillmark", "https://ledger.example/2025/03/04/quillmark"),
        ("https://www.ledger.example/quillmark#top", "https://www.ledger.example/quillmark"),
        ("https://ledger.example/", URL),
        ("https://elsewhere.example.net/quillmark", URL),
        ("javascript:void(0)", URL),
        ("http://[bad", URL),
    ],
)
def test_canonical_address_is_believed_where_it_is_plausible(canonical: str, url: str) -> None:
    assert read(head=f"<link rel='canonical' href='{canonical}'>", url=f"{URL}?utm_medium=x&fbclid=1").url == url


def test_summary_article_is_built_from_the_feed() -> None:
    hints = Hints(
        outlet="ledger", title="Quillmark to cut <b>300</b> jobs", summary="<p>Pens sell less.</p><p>Paper too.</p>"
    )
    article = extract_summary(f"{URL}?utm_source=rss", hints)
    assert (article.url, article.outlet, article.access) == (URL, "ledger", Access.SUMMARY)
    assert article.text == "Quillmark to cut 300 jobs\n\nPens sell less.\nPaper too."


def test_summary_that_repeats_the_title_is_the_title_alone() -> None:
    assert extract_summary(URL, Hints(title=TITLE, summary=f"{TITLE}.")).text == TITLE


def test_summary_without_a_title_is_refused() -> None:
    with pytest.raises(NotAnArticle) as caught:
        extract_summary(URL, Hints(summary="Pens sell less."))
    assert caught.value.reason is Refusal.NO_TEXT


@pytest.mark.parametrize("rule", LINE_RULES, ids=lambda rule: rule.id)
def test_noise_rule_is_proven_by_its_examples(rule) -> None:  # type: ignore[no-untyped-def]
    assert [line for line in rule.yes if not rule.matches(line)] == []
    assert [line for line in rule.no if noise_rule(line)] == []
    unproven = [
        pattern for pattern in rule.patterns if not any(rule.pattern_matches(pattern, line) for line in rule.yes)
    ]
    assert unproven == []


def test_noise_rule_ids_are_unique() -> None:
    assert len({rule.id for rule in LINE_RULES}) == len(LINE_RULES)


@pytest.mark.parametrize("line", [line for rule in LINE_RULES for line in rule.yes])
def test_noise_rules_keep_to_whole_lines(line: str) -> None:
    told = "Quillmark, which makes pens of all kinds, said in a memo of ten pages, which it sent to the whole of its"
    told += " staff on Tuesday morning and then, by noon, had to take back from all of them:"
    assert noise_rule(f"{told} {line} That was all that it would say.") is None
