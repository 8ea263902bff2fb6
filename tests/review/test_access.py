"""Who is let in, by table: every address of the desk refuses strangers, other pages and the under-privileged."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import Any

import httpx
import pytest
from datasette.app import Datasette
from datasette.plugins import pm

from review import plugin
from review.access import CSP
from review.command import make_datasette
from review.guard import BASE
from review.settings import BadSettings, Settings
from review.views import ROUTES
from tests.review.conftest import Served, make_press

CLAIM = "0123456789abcdef"
#: An address for each route, and whether it is posted to.
ADDRESSES = {
    "": False,
    "/claim/" + CLAIM: False,
    "/statistics": False,
    "/accuracy": False,
    "/choices.json": False,
    "/queue.json": False,
    f"/claim/{CLAIM}.json": False,
    "/sentence.json": False,
    "/read": True,
    "/verdict": True,
    "/add": True,
    "/sentence": True,
    "/complete": True,
    "/sign-out": True,
}
OPEN = {"/sign-in", "/static/desk.css"}
POSTED = [path for path, posted in ADDRESSES.items() if posted]


def test_table_has_every_route() -> None:
    for pattern, _ in ROUTES:
        assert [path for path in (*ADDRESSES, *OPEN) if re.fullmatch(pattern, path)], pattern


@pytest.mark.parametrize("path", ADDRESSES)
def test_stranger_is_refused(served: Served, path: str) -> None:
    with httpx.Client(base_url=served.origin, headers={"origin": served.origin}) as stranger:
        for method in ("GET", "POST"):
            answer = stranger.request(method, BASE + path, json={})
            assert answer.status_code == (403 if ADDRESSES[path] is (method == "POST") else 405)
            assert answer.headers["content-security-policy"] == CSP


def test_stranger_sees_no_table_either(served: Served) -> None:
    for path in ("/", "/press", "/press/claims", "/press.db", "/-/metadata.json", "/press.json?sql=select+1"):
        assert httpx.get(served.origin + path).status_code == 403, path


HEADERS: dict[str, tuple[dict[str, str | None], int]] = {
    "of another origin": ({"origin": "https://evil.example"}, 403),
    "of another port": ({"origin": "http://127.0.0.1:1"}, 403),
    "of no origin": ({"origin": None}, 403),
    "of an opaque origin": ({"origin": "null"}, 403),
    "cross-site": ({"sec-fetch-site": "cross-site"}, 403),
    "without a token": ({"x-csrftoken": None}, 403),
    "with a made-up token": ({"x-csrftoken": "x"}, 403),
    "of a form": ({"content-type": "application/x-www-form-urlencoded"}, 415),
    "of plain text": ({"content-type": "text/plain"}, 415),
    "to another host": ({"host": "rebound.example"}, 403),
}


@pytest.mark.parametrize("case", HEADERS)
@pytest.mark.parametrize("path", POSTED)
def test_post_is_refused(ann: httpx.Client, path: str, case: str) -> None:
    changed, status = HEADERS[case]
    request = ann.build_request("POST", BASE + path, json={"claim": CLAIM, "decision": "accept", "key": "k"})
    for name, value in changed.items():
        request.headers.pop(name, None)
        if value is not None:
            request.headers[name] = value
    assert ann.send(request).status_code == status


def test_post_beyond_measure_is_refused(ann: httpx.Client) -> None:
    assert ann.post(f"{BASE}/verdict", json={"note": "x" * 70_000}).status_code == 413
    assert ann.post(f"{BASE}/verdict", content=b"[", headers={"content-type": "application/json"}).status_code == 400
    assert ann.post(f"{BASE}/verdict", json=[1]).status_code == 400


@pytest.mark.parametrize(
    "body",
    [
        {"claim": CLAIM, "decision": "accept", "key": "k"},
        {"claim": CLAIM, "decision": "add", "key": "k"},
        {"claim": CLAIM, "decision": "undo", "key": "k"},
        {"claim": CLAIM, "decision": "undo", "undoes": True, "key": "k"},
        {"claim": CLAIM, "decision": "undo", "undoes_key": "none", "key": "k"},
        {"claim": 7, "decision": "accept", "key": "k"},
        {"claim": CLAIM, "decision": "accept"},
        {"claim": CLAIM, "decision": "accept", "key": "k", "seconds": "soon"},
        {"claim": CLAIM, "decision": "reject", "reason": "spite", "key": "k"},
        {"claim": CLAIM, "decision": "correct", "corrections": [], "key": "k"},
        {"claim": CLAIM, "decision": "correct", "corrections": ["low"], "key": "k"},
        {"claim": CLAIM, "decision": "correct", "corrections": {"low": 1}, "spans": {"count": [1]}, "key": "k"},
    ],
    ids=str,
)
def test_verdict_that_is_none_is_refused_in_one_line(ann: httpx.Client, body: dict[str, Any]) -> None:
    answer = ann.post(f"{BASE}/verdict", json=body)
    assert answer.status_code == 400
    assert "\n" not in answer.json()["error"]


def test_queue_filter_that_is_none_is_refused(ann: httpx.Client) -> None:
    for query in ("state=best", "since=soon", "limit=0", "limit=x", "limit=99999", "until=2026-13-01"):
        assert ann.get(f"{BASE}/queue.json?{query}").status_code == 400, query


def test_sign_in_link_works_once(served: Served, ann: httpx.Client) -> None:
    assert ann.get(f"{BASE}/queue.json").status_code == 200
    for link in (served.link, f"{served.origin}{BASE}/sign-in?token=guess", f"{served.origin}{BASE}/sign-in"):
        answer = httpx.get(link)
        assert (answer.status_code, answer.headers.get("set-cookie")) == (403, None)


def test_pages_of_datasette_beside_the_desk_load_nothing_from_elsewhere(ann: httpx.Client) -> None:
    policy = ann.get("/press/claims").headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")


def test_archived_page_is_the_reviewers_alone(served: Served, ann: httpx.Client) -> None:
    claim = ann.get(f"{BASE}/queue.json").json()["items"][0]["id"]
    snapshot = ann.get(f"{BASE}/claim/{claim}.json").json()["article"]["snapshot_id"]
    for path in (f"/-/archived/press/{snapshot}", f"/-/archived/press/{snapshot}/page"):
        assert ann.get(path).status_code == 200
        assert httpx.get(served.origin + path).status_code == 403


def test_sentence_without_a_claim_is_offered_once(ann: httpx.Client) -> None:
    first = ann.get(f"{BASE}/sentence.json").json()
    sentence = first["sentence"]
    assert sentence["text"] == "Kestrel Foods cuts jobs"  # the headline, of which the claims are not
    body = {name: sentence[name] for name in ("url", "text_sha256", "start", "end")} | {"missed": False, "key": "s1"}
    assert ann.post(f"{BASE}/sentence", json=body).status_code == 200
    second = ann.get(f"{BASE}/sentence.json").json()
    assert (second["waiting"], second["sentence"]["url"] != sentence["url"]) == (first["waiting"] - 1, True)


# -- a team's Datasette


def team(db: Path, **config: Any) -> Any:
    if not pm.is_registered(plugin):
        pm.register(plugin, "pinkslip_review")
    return Datasette([str(db)], metadata={"plugins": {"pinkslip-review": config}})


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Path:
    db = tmp_path_factory.mktemp("team") / "press.db"
    make_press(db)
    return db


@pytest.mark.parametrize(
    ("who", "queue"),
    [(None, 403), ({"id": "eve"}, 403), ({"name": "ann"}, 403), ({"id": "ann"}, 200), ({"id": "carol"}, 200),
     ({"id": "root"}, 200)],
)  # fmt: skip
def test_team_is_let_in_by_allow_blocks(press: Path, who: dict[str, str] | None, queue: int) -> None:
    async def ask() -> list[int]:
        datasette = team(press, reviewers={"id": ["ann", "bob"]}, admins={"id": "carol"})
        cookies = {"ds_actor": datasette.sign({"a": who}, "actor")} if who else {}
        answers = [
            await datasette.client.get(f"{BASE}{path}", cookies=cookies)
            for path, posted in ADDRESSES.items()
            if not posted and CLAIM not in path
        ]
        answers.append(await datasette.client.get(f"{BASE}/sign-in?token=x", cookies=cookies))
        return [answer.status_code for answer in answers]

    *statuses, sign_in = asyncio.run(ask())
    assert set(statuses) == {queue}
    assert sign_in == 403


@pytest.mark.parametrize(
    "config",
    [{"share": 1}, {"second_share": 2}, {"second_share": True}, {"sentence_every": -1}, {"reviewers": "ann"}],
    ids=str,
)
def test_settings_that_are_none_are_refused(config: dict[str, Any]) -> None:
    with pytest.raises(BadSettings, match="plugin pinkslip-review"):
        Settings.from_config(config)


def test_local_desk_lets_in_its_reviewer_alone(press: Path) -> None:
    from review.access import LocalSignIn

    local = LocalSignIn(reviewer="ann", hosts=frozenset({"localhost"}))
    datasette = make_datasette(press, {}, local=local, config={})

    async def ask(who: str) -> int:
        cookies = {"ds_actor": datasette.sign({"a": {"id": who}}, "actor")}
        return int((await datasette.client.get(f"{BASE}/queue.json", cookies=cookies)).status_code)

    assert (asyncio.run(ask("ann")), asyncio.run(ask("root"))) == (200, 403)
