"""What each of the desk's addresses does, once the request was let in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from datasette.utils.asgi import Response

from extract.model import (
    CauseCode,
    CutType,
    Kind,
    Qualifier,
    RejectReason,
    Speaker,
    Stance,
    Status,
)
from review.bodies import note, seconds, spans, string, truth, verdict_of, whole
from review.guard import BASE, Asked, post, reader, sign_in, static
from review.pages import render
from review.spans import MARKABLE, read_words
from store import Store
from store.accuracy import measure_accuracy
from store.added import Addition, add_claim
from store.agreement import measure_agreement, reviewer_figures
from store.corrections import FIELDS, BadVerdict
from store.dossier import load_dossier
from store.queue import QueueFilter, QueueState, Why, progress, review_queue
from store.reviews import save_verdict
from store.sentences_missed import Candidate, save_complete, save_sentence

_CLAIM = r"(?P<claim>[0-9a-f]{16})"


def _now() -> datetime:
    return datetime.now(UTC)


# -- pages


async def desk_page(asked: Asked) -> Response:
    """The page in which the scripts show queue and claims."""
    return Response.html(
        render(
            "desk.html",
            base=asked.datasette.urls.path(BASE),
            root=asked.datasette.urls.path("/"),
            database=asked.desk.database.name,
            reviewer=asked.reviewer,
            csrf=asked.request.scope["csrftoken"](),
        )
    )


async def sign_out(asked: Asked) -> Response:
    """Forget who the browser is."""
    response = Response.json({"ok": True})
    response.set_cookie("ds_actor", "", expires=0, max_age=0)
    return response


async def statistics(asked: Asked) -> Response:
    """What reviewers have done and how far they agree; who may administer sees everybody."""
    share = asked.desk.settings.second_share

    def look(store: Store) -> dict[str, Any]:
        figures = reviewer_figures(store)
        disputed = QueueFilter(state=QueueState.DISPUTED)
        return {
            "reviewers": [each for each in figures if asked.is_admin or each.reviewer == asked.reviewer],
            "agreement": measure_agreement(store),
            "disputed": review_queue(store, "", disputed, second_share=share).items if asked.is_admin else (),
        }

    figures = await asked.desk.read(look)
    base = asked.datasette.urls.path(BASE)
    page = render("statistics.html", base=base, is_admin=asked.is_admin, second_share=share, **figures)
    return Response.html(page)


async def accuracy(asked: Asked) -> Response:
    """What verdicts say of rules, outlets and fields."""
    share = asked.desk.settings.second_share
    candidates = await asked.desk.count_candidates()
    measured = await asked.desk.read(lambda store: measure_accuracy(store, second_share=share, candidates=candidates))
    return Response.html(render("accuracy.html", base=asked.datasette.urls.path(BASE), accuracy=measured))


# -- reading


async def choices(asked: Asked) -> Response:
    """The closed sets of words, and what the queue can be narrowed to."""

    def look(store: Store) -> dict[str, Any]:
        return {
            "outlets": [
                {"slug": slug, "name": name}
                for slug, name in store.execute(
                    "SELECT slug, name FROM outlets WHERE slug IN (SELECT outlet FROM articles) ORDER BY name"
                )
            ],
            "rules": [
                row[0]
                for row in store.execute("SELECT DISTINCT j.value FROM claims AS c, json_each(c.rules) AS j ORDER BY 1")
            ],
        }

    sets = {
        "kind": Kind,
        "qualifier": Qualifier,
        "status": Status,
        "cut_type": CutType,
        "cause": CauseCode,
        "stance": Stance,
        "speaker": Speaker,
        "reason": RejectReason,
        "state": QueueState,
        "why": Why,
    }
    fixed = {name: [str(each) for each in values] for name, values in sets.items()}
    fixed |= {"fields": list(FIELDS), "markable": list(MARKABLE)}
    settings = {"sentence_every": asked.desk.settings.sentence_every, "is_admin": asked.is_admin}
    return Response.json(await asked.desk.read(look) | fixed | settings)


async def queue(asked: Asked) -> Response:
    """The head of the queue, and how the reviewer gets on."""
    args = asked.request.args
    wanted = _filter({name: args.get(name) for name in args})
    limit = _integer(args.get("limit") or "50", 1, 500)
    taken = asked.desk.leases.of_others(asked.reviewer)
    share = asked.desk.settings.second_share
    midnight = datetime.combine(datetime.now().astimezone().date(), time.min).astimezone()

    def look(store: Store) -> dict[str, Any]:
        found = review_queue(store, asked.reviewer, wanted, second_share=share, taken=taken, limit=limit)
        done = progress(store, asked.reviewer, day_began=midnight, half_hour_ago=_now() - timedelta(minutes=30))
        return {"items": [asdict(item) for item in found.items], "total": found.total, "progress": asdict(done)}

    return Response.json(await asked.desk.read(look))


def _filter(values: Mapping[str, str]) -> QueueFilter:
    """The filter of a query string; BadVerdict where it asks for what there is not."""
    texts = {name: values.get(name) or None for name in ("outlet", "company", "cause", "rule", "status", "words")}
    try:
        days = {name: date.fromisoformat(values[name]).isoformat() for name in ("since", "until") if values.get(name)}
        return QueueFilter(state=QueueState(values.get("state") or "waiting"), **texts, **days)
    except ValueError as error:
        raise BadVerdict(f"can't narrow the queue so: {error}") from None


def _integer(text: str, least: int, most: int) -> int:
    if not (text.isascii() and text.isdigit() and least <= int(text[:9]) <= most):
        raise BadVerdict(f"{text[:20]!r} is no whole number from {least} to {most}")
    return int(text)


async def claim(asked: Asked) -> Response:
    """Everything about one claim; it is before this reviewer's eyes from now on."""
    name = asked.request.url_vars["claim"]
    share = asked.desk.settings.second_share
    dossier = await asked.desk.read(lambda store: load_dossier(store, name, asked.reviewer, second_share=share))
    asked.desk.leases.take(name, asked.reviewer)
    return Response.json(dossier)


async def sentence(asked: Asked) -> Response:
    """A sentence that could tell of a cut and gave no claim, with its article's text around it."""
    found = await asked.desk.next_sentence()
    if found is None:
        return Response.json({"sentence": None, "waiting": 0})
    candidate, waiting = found

    def look(store: Store) -> dict[str, Any]:
        row = store.execute(
            "SELECT v.text, v.title, v.published_on, a.outlet, length(v.title) FROM article_versions AS v"
            " JOIN articles AS a ON a.id = v.article_id WHERE v.id = ?",
            (candidate.version_id,),
        ).fetchone()
        text = str(row[0])
        before, after = max(0, candidate.start - 600), candidate.end + 600
        return asdict(candidate) | {
            "before": text[before : candidate.start],
            "text": text[candidate.start : candidate.end],
            "after": text[candidate.end : after],
            "title": row[1],
            "published_on": row[2],
            "outlet": row[3],
        }

    return Response.json({"sentence": await asked.desk.read(look), "waiting": waiting})


async def read_span(asked: Asked) -> Response:
    """What marked words mean for a field."""
    body = await asked.body()
    field = body.get("field")
    if field not in MARKABLE:
        raise BadVerdict(f"{field!r} is no field that words can be marked for; there are {', '.join(MARKABLE)}")
    text, published_on = await asked.desk.read(lambda store: _text(store, whole(body, "version_id")))
    words = text[whole(body, "start") : whole(body, "end")]
    return Response.json(
        {"words": words, "values": read_words(field, words, date.fromisoformat(published_on) if published_on else None)}
    )


def _text(store: Store, version: int) -> tuple[str, str | None]:
    row = store.execute("SELECT text, published_on FROM article_versions WHERE id = ?", (version,)).fetchone()
    if row is None:
        raise BadVerdict(f"there is no article version {version}")
    return str(row[0]), row[1]


# -- writing


async def verdict(asked: Asked) -> Response:
    """Save a verdict; the answer comes when it is on the disk."""
    body = await asked.body()
    at = _now()

    def save(store: Store) -> dict[str, Any]:
        given = verdict_of(store, body, asked.reviewer, at)
        return {"review_id": save_verdict(store, given), "claim": given.claim_id}

    saved = await asked.desk.write(save)
    asked.desk.leases.free(saved["claim"])
    return Response.json(saved)


async def add(asked: Asked) -> Response:
    """Save a claim that the rules missed."""
    body = await asked.body()
    at = _now()
    values = body.get("values")
    if not isinstance(values, dict):
        raise BadVerdict("values are an object of fields")
    addition = Addition(
        version_id=whole(body, "version_id"),
        start=whole(body, "start"),
        end=whole(body, "end"),
        values=values,
        spans=spans(body),
        reviewer=asked.reviewer,
        at=at,
        note=note(body),
        seconds=seconds(body),
        client_key=string(body, "key", 64),
    )
    name = await asked.desk.write(lambda store: add_claim(store, asked.desk.run_number(store), addition))
    return Response.json({"claim": name})


async def sentence_read(asked: Asked) -> Response:
    """Save whether a sentence tells of a cut that no claim has."""
    body = await asked.body()
    candidate = Candidate(
        version_id=0,
        url=string(body, "url", 4_000),
        text_sha256=string(body, "text_sha256", 64),
        start=whole(body, "start"),
        end=whole(body, "end"),
    )
    missed, key, at = truth(body, "missed"), string(body, "key", 64), _now()
    await asked.desk.write(
        lambda store: save_sentence(store, candidate, missed=missed, reviewer=asked.reviewer, at=at, client_key=key)
    )
    return Response.json({"ok": True})


async def complete(asked: Asked) -> Response:
    """Save that no claim is missed in an article, or take it back."""
    body = await asked.body()
    url, digest, key = string(body, "url", 4_000), string(body, "text_sha256", 64), string(body, "key", 64)
    whole, at = truth(body, "complete"), _now()
    await asked.desk.write(
        lambda store: save_complete(store, url, digest, complete=whole, reviewer=asked.reviewer, at=at, client_key=key)
    )
    return Response.json({"ok": True})


ROUTES: tuple[tuple[str, Callable[..., Awaitable[Response]]], ...] = (
    ("", reader(desk_page)),
    (f"/claim/{_CLAIM}", reader(desk_page)),
    ("/statistics", reader(statistics)),
    ("/accuracy", reader(accuracy)),
    ("/sign-in", sign_in),
    ("/sign-out", post(sign_out)),
    (r"/static/(?P<name>[a-z_]+\.(?:js|css|svg))", static),
    (r"/choices\.json", reader(choices)),
    (r"/queue\.json", reader(queue)),
    (rf"/claim/{_CLAIM}\.json", reader(claim)),
    (r"/sentence\.json", reader(sentence)),
    ("/read", post(read_span)),
    ("/verdict", post(verdict)),
    ("/add", post(add)),
    ("/sentence", post(sentence_read)),
    ("/complete", post(complete)),
)
