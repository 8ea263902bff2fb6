"""The audit of documents against the demo's store: misquotes by their names, true sentences, and what is hostile."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from extract.claims import extract_claims
from extract.model import Kind, When
from extract.records import find_records
from report.audit.audit import audit_read
from report.audit.documents import Document, DocumentError, ReadDocument, _article, read_document
from report.audit.findings import Audit, Verdict
from report.audit.show import as_data, as_page
from store import Store, open_store
from store.events import link_events
from tests.conftest import ENVIRONMENT, run_pinkslip
from tests.crawler.press import Answer
from tests.crawler.site import running_site
from tests.store.conftest import tell
from tests.store.test_hostile_text import Tags

DAY = date(2026, 11, 20)
#: What each sentence gets wrong about the demo's press, and by what name the audit has to call it.
MISQUOTES = {
    "Halvorsen Foods said on November 6 that it will cut 838 jobs.": Verdict.CONFLICTING,  # 388
    "Nimbolt is laying off 17 people, the company announced on November 12.": Verdict.MISREAD,  # 17%
    "Solvane Pharma announced on November 18 that it will cut 600 jobs.": Verdict.MISREAD,  # up to 600
    "Dunmere Council said it will lay off 75 workers.": Verdict.OUTDATED,  # taken back
    "Tessaly Robotics will cut 200 jobs, it said on November 11.": Verdict.OUTDATED,  # 263 since an edit
    "U.S. employers announced 482,300 job cuts in October.": Verdict.CUMULATIVE,  # the year so far
    "Cobalt Loom laid off 205 employees this month.": Verdict.CUMULATIVE,  # 120 in March, 85 now
    "Nimbolt is cutting 310 jobs because of artificial intelligence, the company said.": Verdict.CONFLICTING,  # denied
    "Castellane Airways said in March 2026 that it would cut 650 jobs.": Verdict.CONFLICTING,  # in November
    "Orrelstone Motors announced 500 layoffs.": Verdict.UNSUPPORTED,  # nobody knows it
    "Brightmoor Bank will cut 3,000 jobs.": Verdict.CONFLICTING,  # the bank denies it
    "Ferrolux is cutting 90 jobs because of tariffs.": Verdict.UNSUPPORTED,  # no report gives a reason
}
TRUE = (
    "Halvorsen Foods said on November 6 that it will cut 388 jobs, 12% of its staff.",
    "Quillmark announced on November 9 that it will eliminate 1,400 jobs because of artificial intelligence.",
    "Solvane Pharma said on November 18 that it will cut up to 600 jobs.",
    "Pellworth Steel said on November 10 that it will cut 900 jobs.",
    "Tessaly Robotics will lay off 263 employees, it said on November 11.",
    "Nimbolt is laying off 17% of its workforce.",
    "U.S. employers announced 61,480 job cuts in October.",
    "Castellane Airways announced on November 10 that it would cut 650 jobs because of weak demand.",
    "Marchbank Logistics said it will cut 450 jobs after losing a contract.",
    "Ferrolux said it will lay off 90 workers.",
    "Cobalt Loom laid off 85 employees this month.",
    "Dunmere Council has scrapped its plan to lay off 75 workers.",
)


@pytest.fixture(scope="module")
def demo(demo_folder: Path) -> Iterator[Store]:
    with open_store(demo_folder / "pinkslip-demo.db", read_only=True) as store:
        yield store


def read(words: str, name: str = "speech.txt", day: date | None = DAY) -> ReadDocument:
    """The document as the child reads it."""
    article = _article(Document(name=name, body=words.encode(), day=day))
    records = find_records(article.text, article.published_on)
    return ReadDocument(article=article, claims=extract_claims(article), records=records)


def audited(store: Store, words: str, name: str = "speech.txt") -> Audit:
    return audit_read(store, read(words, name), name=name)


def test_misquotes_are_called_by_their_names(demo: Store) -> None:
    audit = audited(demo, "\n\n".join(MISQUOTES))
    assert {finding.span.text: finding.verdict for finding in audit.findings} == MISQUOTES
    for finding in audit.findings:
        worst = next(check for check in finding.checks if check.verdict is finding.verdict)
        assert worst.differing or finding.verdict is Verdict.UNSUPPORTED  # side by side with what says otherwise


def test_true_sentences_are_corroborated(demo: Store) -> None:
    audit = audited(demo, "\n\n".join(TRUE))
    assert {finding.span.text: finding.verdict for finding in audit.findings} == dict.fromkeys(TRUE, "corroborated")
    for finding in audit.findings:
        assert all(check.agreeing for check in finding.checks)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Nimbolt cut 310% of its staff.", ""),
        ("Halvorsen will cut 388 jobs.", "The Harbor Herald"),
        ("Pellworth Steel Group will cut 900 jobs.", "Northbank Post"),
        ("Quillmark will cut 1,900 jobs.", "Reports disagree"),
        ("Brightmoor Bank denied that it will cut 3,000 jobs.", "The Harbor Herald"),
        ("Pellworth Steel has reversed its decision to cut 900 jobs.", "No report has it denied"),
        ("Technology companies cut 14,210 jobs in October.", "Brandt & Lowe"),
        ("U.S. employers announced 99,000 job cuts in October.", "61,480"),
        ("U.S. employers announced 61,480 job cuts in August.", "of 2026-10, not of 2026-08"),
        ("U.S. employers announced 61,480 job cuts in 2019.", "of 2026-10"),
    ],
)
def test_words_say_what_the_store_has(demo: Store, sentence: str, words: str) -> None:
    said = [check.words for finding in audited(demo, sentence).findings for check in finding.checks]
    assert any(words in each for each in said) or (not words and not said), said


def test_verdicts_of_reviewers_and_links_hold(store: Store, run: int) -> None:
    """A running total that a report tells as such, and a share told as a number of jobs."""
    tell(store, run, "ledger", 27_000, cumulative=True)
    tell(store, run, "ledger", 14_000, days=3)
    link_events(store)
    (finding,) = audited(store, "Kestrel Foods will cut 27,000 jobs.").findings
    assert finding.verdict is Verdict.CUMULATIVE


@pytest.fixture
def octobers(store: Store, run: int) -> Store:
    """October figures of some years, and what a report of 2026 says of its own."""
    for year, jobs in ((2003, 171_874), (2015, 50_504), (2025, 153_074)):
        tell(store, run, "challenger", jobs, days=year, company="U.S. employers", kind=Kind.AGGREGATE,
             causes=(), date=When.of(year, 10))  # fmt: skip
    link_events(store)
    return store


@pytest.mark.parametrize(
    ("record", "verdict", "words"),
    [
        ("the highest October total since 2003", Verdict.UNSUPPORTED, "can't settle"),
        ("the highest October total since 2001", Verdict.CONFLICTING, "2003-10 was beyond it: 171,874"),
        ("the most for any October on record", Verdict.CONFLICTING, "2003-10"),
        ("the lowest October since 2003", Verdict.CONFLICTING, "2015-10"),
    ],
)
def test_records_are_held_against_the_figures(octobers: Store, record: str, verdict: Verdict, words: str) -> None:
    text = f"U.S. employers announced 153,074 job cuts in October 2025. It was {record}."
    found = audit_read(octobers, read(text, day=date(2025, 11, 8)), name="x").findings
    assert [finding.verdict for finding in found] == [Verdict.CORROBORATED, verdict]
    assert words in found[1].checks[0].words


def test_records_are_held_against_what_reports_say(store: Store, run: int) -> None:
    claim = tell(store, run, "challenger", 153_074, company="U.S. employers", kind=Kind.AGGREGATE,
                 causes=(), date=When.of(2025, 10))  # fmt: skip
    (article,) = store.execute("SELECT text FROM article_versions").fetchone()
    read_before = read(article)
    assert not read_before.records
    page = tell(store, run, "courier", 153_074, days=1, company="U.S. employers", kind=Kind.AGGREGATE,
                causes=(), date=When.of(2025, 10))  # fmt: skip
    store.execute("DROP TRIGGER article_versions_stay")
    store.execute(
        "UPDATE article_versions SET text = text || ' It was the highest October since 2003.' WHERE id ="
        " (SELECT version_id FROM articles WHERE url = ?)",
        (page.article_url,),
    )
    link_events(store)
    text = "U.S. employers announced 153,074 job cuts in October 2025, the highest October since {}."
    for year, verdict in (("2003", Verdict.CORROBORATED), ("2009", Verdict.CONFLICTING)):
        found = audit_read(store, read(text.format(year), day=date(2025, 11, 8)), name="x").findings
        assert [finding.verdict for finding in found] == [Verdict.CORROBORATED, verdict], year
    assert claim.kind is Kind.AGGREGATE


def test_every_kind_of_document_is_read(chromium: Browser, tmp_path: Path) -> None:
    """A PDF that Chromium prints, the page itself, Markdown and text say the same."""
    words = "Quillmark said on November 9 that it will eliminate 1,400 jobs, among them many in its own support centre."
    html = f"<!doctype html><html><head><title>Notes</title></head><body><h1>Notes</h1><p>{words}</p></body></html>"
    page = chromium.new_page()
    page.set_content(html)
    pdf = page.pdf(width="9cm")
    page.close()
    for name, body in (
        ("a.pdf", pdf),
        ("a.html", html.encode()),
        ("a", html.encode()),
        ("a.md", f"# Notes\n\n**Quillmark** said{words.removeprefix('Quillmark said')}".encode()),
        ("a.txt", f"Notes\n\n{words}".encode("utf-8-sig")),
        ("b.txt", words.replace(" said", " said \u2013").encode("cp1252")),
    ):
        found = _article(Document(name=name, body=body, day=DAY))
        assert found.published_on == DAY
        claims = extract_claims(found)
        assert [(claim.company, claim.count and claim.count.low) for claim in claims] == [("Quillmark", 1_400)], name


@pytest.mark.trial
def test_command_line(demo_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "speech.md").write_text("# Notes\n\n" + "\n\n".join(MISQUOTES), "utf-8")
    db = str(demo_folder / "pinkslip-demo.db")
    arguments = ("audit", "speech.md", "--db", db, "--date", "2026-11-20")
    done = run_pinkslip(tmp_path, *arguments, "--out", "audit.html")
    assert (done.returncode, done.stderr) == (1, "")
    first = done.stdout.splitlines()[0]
    assert first == "speech.md: 12 claims: 2 misread, 2 cumulative, 4 conflicting, 2 outdated, 2 unsupported"
    assert "audit.html" in done.stdout
    assert not [line for line in done.stdout.splitlines() if line != line.rstrip()]
    piped = subprocess.run(
        [sys.executable, "-m", "pinkslip", "audit", "-", "--db", db, "--json"],
        input="Ferrolux will lay off 90 workers.", cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True,
    )  # fmt: skip
    assert (piped.returncode, piped.stderr) == (0, "")
    (found,) = json.loads(piped.stdout)["findings"]
    assert (found["verdict"], found["text"]) == ("corroborated", "Ferrolux will lay off 90 workers.")
    assert found["checks"][0]["agreeing"][0]["url"] == "https://circuitdispatch.example/ferrolux-trims-sales"


@pytest.mark.trial
def test_a_page_of_the_web_is_fetched_as_a_crawl_would(demo_folder: Path, tmp_path: Path) -> None:
    db = str(demo_folder / "pinkslip-demo.db")
    text = b"<html><body><h1>News</h1><p>Ferrolux said on Thursday that it will lay off 90 workers.</p></body></html>"

    def audit(url: str, hosts: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pinkslip", "audit", url, "--db", db],
            cwd=tmp_path, env={**ENVIRONMENT, "PINKSLIP_OPEN_HOSTS": hosts}, capture_output=True, text=True,
        )  # fmt: skip

    with running_site(tmp_path) as site:
        site.serve(
            {
                "127.0.0.1/news": Answer(url="", body=text),
                "127.0.0.1/inside": Answer(
                    url="", body=b"", status="302 Found", headers=(("Location", f"http://127.0.0.2:{site.port}/news"),)
                ),
                "127.0.0.3/robots.txt": Answer(url="", body=b"User-agent: *\nDisallow: /", content_type="text/plain"),
            }
        )
        base = f"http://127.0.0.1:{site.port}"
        fine = audit(f"{base}/news", "127.0.0.1")
        assert (fine.returncode, fine.stderr) == (0, "")
        assert "1 corroborated" in fine.stdout
        for url, reason in (
            (f"{base}/none", "HTTP 404"),
            (f"{base}/inside", "no public address"),
            (f"http://127.0.0.3:{site.port}/news", "robots.txt"),
        ):
            done = audit(url, "127.0.0.1,127.0.0.3")
            assert (done.returncode, done.stdout) == (2, ""), url
            assert reason in done.stderr
            assert done.stderr.count("\n") == 1
        assert {request["host"] for request in site.requests()} == {"127.0.0.1", "127.0.0.3"}


@pytest.mark.parametrize(
    ("name", "body", "why"),
    [
        ("empty.txt", b"", "no text in it"),
        ("a.bin", b"\x7fELF\x00\x00", "not HTML, PDF"),
        ("a.pdf", b"%PDF-1.7\nnothing", "a broken PDF"),
        ("long.txt", b"word " * 400_000, "characters"),
    ],
)
def test_what_is_no_document_is_named(name: str, body: bytes, why: str) -> None:
    with pytest.raises(DocumentError, match=why):
        read_document(Document(name=name, body=body))


@settings(max_examples=60)
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.html", "a.md", "a.pdf", "a"]), st.booleans())
def test_any_bytes_are_a_document_or_an_error(body: bytes, name: str, as_pdf: bool) -> None:  # noqa: FBT001
    document = Document(name=name, body=b"%PDF-1.4\n" + body if as_pdf else body)
    with contextlib.suppress(DocumentError):
        assert _article(document).url


HOSTILE = (
    "<script>zq9()</script> {{ 7*7 }} \u202e Quillmark <img src=x onerror=zq9()> will eliminate 1,400 jobs"
    " because of <b>artificial intelligence</b>, it said."
)


def test_page_of_an_audit_is_inert(demo: Store) -> None:
    page = as_page(audited(demo, HOSTILE + "\n\n" + "\n\n".join(MISQUOTES), name="</title><zq9>"))
    tags = Tags(page)
    assert not tags.found & {"script", "img", "zq9", "onerror", "b onzq9"}
    assert "49" not in page.split("<main", 1)[1].split("</main>")[0].replace("1,49", "")
    assert "default-src 'none'" in page


@pytest.mark.trial
def test_page_of_an_audit_in_a_browser(demo: Store, chromium: Browser, tmp_path: Path) -> None:
    (tmp_path / "audit.html").write_text(as_page(audited(demo, "\n\n".join((*MISQUOTES, *TRUE)))), "utf-8")
    for width, scheme in ((1280, "light"), (768, "dark"), (320, "light")):
        page = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
        trouble: list[str] = []
        page.on("console", lambda message, found=trouble: found.append(message.text))
        page.goto((tmp_path / "audit.html").as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate("getComputedStyle(document.querySelector('.verdict')).borderLeftWidth") == "5px"
        assert not trouble
        assert Axe().run(page).response["violations"] == []
        page.close()


def test_the_same_document_gives_the_same_audit(demo: Store) -> None:
    one = read("\n\n".join((*MISQUOTES, *TRUE)))
    backwards = replace(one, claims=one.claims[::-1])
    assert as_data(audit_read(demo, one, name="a")) == as_data(audit_read(demo, backwards, name="a"))
