"""The command line: parse options, call one function, print.

Imports of the rooms stand inside the commands, so that ``pinkslip --help`` and ``pinkslip status`` start at once.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from extract.codes import CauseCode
from extract.errors import PinkslipError

#: Every command's --db option.
db_option = click.option(
    "--db",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("pinkslip.db"),
    envvar="PINKSLIP_DB",
    show_default=True,
    help="The SQLite store (or $PINKSLIP_DB).",
)


#: An option's file that must be there.
FILE = click.Path(path_type=Path, exists=True, dir_okay=False)

#: The --jobs option.
jobs_option = click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=2,
    envvar="PINKSLIP_JOBS",
    show_default=True,
    help="Processes that read pages (or $PINKSLIP_JOBS).",
)


def day_option(*names: str, help: str) -> Callable[[Callable[..., None]], Callable[..., None]]:  # noqa: A002
    """An option that is a day."""
    return click.option(
        *names,
        type=click.DateTime(["%Y-%m-%d"]),
        callback=lambda _ctx, _param, value: value.date() if value else None,
        help=help,
    )


#: The --as-of option of the commands that read.
as_of_option = day_option("--as-of", help="Go by what the store held and said at the end of that day, UTC.")


#: The --catalog option.
catalog_option = click.option(
    "--catalog",
    type=click.Path(path_type=Path),
    envvar="PINKSLIP_CATALOG",
    help="A folder of outlet files instead of the bundled one (or $PINKSLIP_CATALOG).",
)


#: The --second-share option.
second_share_option = click.option(
    "--second-share",
    type=click.FloatRange(0, 1),
    default=0.1,
    show_default=True,
    help="Share of the claims, drawn by their ids, that get a second, blind reading by another reviewer.",
)


class Group(click.Group):
    """A group whose commands turn a PinkslipError into its one line and its exit status."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except PinkslipError as error:
            click.echo(f"pinkslip: {error}", err=True)
            sys.exit(error.exit_status)


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="pinkslip")
def main() -> None:
    """Every layoff claim in the news, with its receipt."""


@main.command()
@db_option
@click.option(
    "--warc",
    "warcs",
    multiple=True,
    metavar="FILE|GLOB|LIST|URL",
    help="Take the pages of these archives; a list is a file with a name or address a line. Repeatable.",
)
@click.option(
    "--shards",
    metavar="FOLDER|URL",
    help="With --warc, write what is found into shards in this folder, for pinkslip merge, and touch no database.",
)
@click.option("--cluster", metavar="ADDRESS", help="With --shards, let the workers of this Dask scheduler do it.")
@click.option("--everything", is_flag=True, help="With --shards, keep every article, not only those with a claim.")
@click.option("--articles", type=FILE, help="Read a JSONL file of articles; wants --jsonl.")
@click.option("--jsonl", is_flag=True, help="Print one JSON line an article, its id and claims, and touch no database.")
@click.option(
    "--why-not",
    type=click.Path(path_type=Path, dir_okay=False, writable=True),
    help="With --articles, log each sentence that could tell of a cut and gave no claim, and what refused it.",
)
@click.option("--again", is_flag=True, help="Read every page again, not only what is new or was read by older rules.")
@jobs_option
def extract(
    articles: Path | None,
    jsonl: bool,  # noqa: FBT001
    why_not: Path | None,
    warcs: tuple[str, ...],
    shards: str | None,
    cluster: str | None,
    everything: bool,  # noqa: FBT001
    **options: Any,
) -> None:
    """Extract claims from what was fetched, with not one request to an outlet.

    Example: pinkslip extract --warc 'CC-NEWS-2026*.warc.gz' --shards shards --jobs 8
    """
    from crawler import backfill
    from crawler.sources import find_sources

    if why_not and not (articles and jsonl):
        raise click.UsageError("--why-not wants --articles and --jsonl")
    if shards and (jsonl or articles or options["again"] or not warcs):
        raise click.UsageError("--shards wants --warc, and neither --jsonl, --articles nor --again")
    if (everything or cluster) and not shards:
        raise click.UsageError("--everything and --cluster want --shards")
    sources = find_sources(warcs)
    if shards and cluster:
        from crawler.cluster import cluster_and_print

        sys.exit(cluster_and_print(cluster, sources, shards, everything=everything))
    if shards:
        from crawler.bulk import bulk_and_print

        sys.exit(bulk_and_print(sources, Path(shards), jobs=options["jobs"], everything=everything))
    paths = tuple(Path(source) for source in sources)
    if jsonl:
        for line in backfill.claim_lines(articles, paths, jobs=options["jobs"], why_not=why_not):
            click.echo(line)
    elif articles:
        raise click.UsageError("--articles wants --jsonl: articles without a page can't be stored")
    else:
        backfill.extract_and_print(argv=tuple(sys.argv[1:]), warcs=paths, **options)


@main.command()
@click.argument("shards", nargs=-1, required=True, metavar="FILE|URL...")
@db_option
def merge(shards: tuple[str, ...], db: Path) -> None:
    """Fold shards of pinkslip extract --shards into the store: in any order, and as often as you like.

    Example: pinkslip merge shards/*.shard --db layoffs.db
    """
    from crawler.merging import merge_and_print

    sys.exit(merge_and_print(db, shards, argv=tuple(sys.argv[1:])))


@main.command()
@click.argument("outlets", nargs=-1, metavar="[OUTLET]...")
@db_option
@click.option(
    "--replay",
    multiple=True,
    type=FILE,
    metavar="WARC",
    help="Answer every request from this archive, and touch no network. May be given several times.",
)
@catalog_option
@jobs_option
@click.option(
    "--again", multiple=True, metavar="OUTLET|URL", help="Fetch this again, whatever is stored of it; repeatable."
)
@click.option("--max-time", type=click.FloatRange(1), metavar="SECONDS", help="End the run cleanly after this time.")
@click.option("--max-pages", type=click.IntRange(0), metavar="N", help="Ask for no more pages than this.")
@click.option(
    "--frontier",
    metavar="REDIS",
    envvar="PINKSLIP_FRONTIER",
    help="Share the outlets with other crawlers at this Redis: redis://HOST:PORT/NUMBER.",
)
@click.option("--quiet", is_flag=True, help="Say nothing unless an outlet failed: for cron, which mails what is said.")
def crawl(db: Path, quiet: bool, **options: Any) -> None:  # noqa: FBT001
    """Fetch what is new at some outlets, or at all, and store its claims.

    Example: pinkslip crawl cnbc techcrunch --db layoffs.db
    """
    from crawler.run import CrawlOptions, run_crawl
    from crawler.summary import print_summary

    if options["frontier"] and options["replay"]:
        raise click.UsageError("--frontier shares live outlets; a replay asks none, leave one of the two out")
    argv = tuple(re.sub("//[^@/]*@", "//", argument) for argument in sys.argv[1:])  # no password goes into the store
    report = run_crawl(CrawlOptions.of(db, argv=argv, **options))
    print_summary(report, quiet=quiet)
    sys.exit(report.exit_status)


@main.command()
@catalog_option
def outlets(catalog: Path | None) -> None:
    """List the outlets of the catalogue.

    Example: pinkslip outlets
    """
    from crawler.catalog import BUNDLED, load_catalog
    from crawler.summary import print_outlets

    print_outlets(load_catalog(catalog or BUNDLED))


@main.command()
@click.option(
    "--db",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("pinkslip-demo.db"),
    show_default=True,
    help="The demo's own database.",
)
def demo(db: Path) -> None:
    """Show the whole job on a small invented press, without a network.

    Example: pinkslip demo
    """
    from crawler.demo.run import run_demo

    sys.exit(run_demo(db))


@main.command()
@click.argument("claim", required=False)
@click.option("--text", help="Show what the rules see in these words instead, and what refuses them.")
@db_option
@as_of_option
def explain(claim: str | None, text: str | None, db: Path, as_of: date | None) -> None:
    """Show what a claim stands on, and verify each link down to the archived bytes.

    CLAIM is a claim's id, or the beginning of it.

    Example: pinkslip explain --text "Ferrolux will cut 300 jobs."
    """
    from crawler import receipts

    if (claim is None) == (text is None):
        raise click.UsageError("give a CLAIM or --text")
    sys.exit(receipts.print_explanation(db, str(claim), as_of=as_of) if text is None else receipts.print_reading(text))


@main.command()
@db_option
@click.option("--repair", is_flag=True, help="First give archived records their rows back, and rebuild a broken file.")
def check(db: Path, repair: bool) -> None:  # noqa: FBT001
    """Verify the database, every archived record and every span of evidence.

    Example: pinkslip check --db layoffs.db
    """
    from crawler.receipts import print_check

    sys.exit(print_check(db, repair=repair))


@main.command()
@db_option
@click.option("--keep", required=True, metavar="TIME", help="Keep all that is younger: 2y, 18m, 8w or 90d.")
@click.option("--dry-run", is_flag=True, help="Only say what would be dropped.")
def prune(db: Path, keep: str, dry_run: bool) -> None:  # noqa: FBT001
    """Drop old archived pages that no claim or verdict needs; rows, digests and texts stay.

    Example: pinkslip prune --keep 2y --dry-run
    """
    from crawler.upkeep import print_prune
    from store.prune import parse_keep

    try:
        kept = parse_keep(keep)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--keep") from None
    sys.exit(print_prune(db, kept, dry_run=dry_run, argv=tuple(sys.argv[1:])))


@main.command()
@click.argument("target", type=click.Path(path_type=Path, dir_okay=False))
@db_option
@click.option("--no-archives", is_flag=True, help="Copy the database alone.")
def backup(target: Path, db: Path, no_archives: bool) -> None:  # noqa: FBT001
    """Copy the database and its archives, verified, while a crawl may write.

    TARGET is a database file; its archives go beside it, and only what it lacks of them is copied.

    Example: pinkslip backup /mnt/backup/pinkslip.db
    """
    from crawler.upkeep import print_backup

    sys.exit(print_backup(db, target, archives=not no_archives))


@main.command()
@click.argument("tables", nargs=-1, metavar="[TABLE]...")
@db_option
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path("export"), show_default=True)
@click.option("--format", "form", type=click.Choice(["csv", "jsonl", "parquet"]), default="csv", show_default=True)
@click.option("--gold", is_flag=True, help="Write gold.jsonl instead: the articles that reviewers have finished.")
@click.option("--public", is_flag=True, help="Leave out the full texts of articles.")
@as_of_option
def export(db: Path, gold: bool, **options: Any) -> None:  # noqa: FBT001
    """Write tables and views as files, with a data package that describes each column.

    Example: pinkslip export current_claims cuts --format csv --out for-the-desk
    """
    from store import open_store
    from store.export import export_command
    from store.gold import write_gold

    with open_store(db, read_only=True) as store:
        for path in [write_gold(store, options["out"])] if gold else export_command(store, **options):
            click.echo(path)


@main.command()
@db_option
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path("report"), show_default=True)
@day_option("--from", "first", help="Actions of that day and later, YYYY-MM-DD.")
@day_option("--to", "last", help="Actions of that day and before.")
@click.option("--company", help="Employers with this in their name.")
@click.option(
    "--cause",
    type=click.Choice([code.value for code in CauseCode]),
    help="Actions for which anybody gives this reason.",
)
@as_of_option
def report(db: Path, as_of: date | None, **options: Any) -> None:
    """Write the store's figures as a site that opens from a file and asks nobody for anything.

    Example: pinkslip report --out report --from 2026-01-01
    """
    from report.site import report_command
    from store import open_store
    from store.as_of import at_day

    with open_store(db, read_only=True) as store, at_day(store, as_of) as chosen:
        click.echo(report_command(chosen, **options))


@main.command()
@click.argument("document", metavar="FILE|URL|-")
@db_option
@day_option("--date", "day", help="When the document was written, where it doesn't say.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write a page of it as well.")
@as_of_option
def audit(document: str, db: Path, as_of: date | None, **options: Any) -> None:
    """Check each claim of any document against the store: HTML, PDF, Markdown or text; - is standard input.

    Exit status 1 when a claim is not corroborated.

    Example: pinkslip audit speech.pdf --date 2026-11-20 --out audit.html
    """
    from report.audit.command import audit_command
    from store import open_store
    from store.as_of import at_day

    fetched = None
    if document.startswith(("http://", "https://")):
        from crawler.single import fetch_page

        fetched = fetch_page(document)
    with open_store(db, read_only=True) as store, at_day(store, as_of) as chosen:
        sys.exit(audit_command(chosen, document, fetched=fetched, **options))


@main.command()
@db_option
@click.option("--since", required=True, metavar="DAY|TIME", help="A day, YYYY-MM-DD, or how long ago: 7d, 2w, 1m.")
@click.option("--html", "as_html", is_flag=True, help="Print HTML for an e-mail.")
def digest(db: Path, since: str, as_html: bool) -> None:  # noqa: FBT001
    """Print what is new: cuts, changed figures, disagreements, reversals, outlets that need a look; or nothing.

    Example: pinkslip digest --since 7d | mail -E -s "Job cuts" desk@example.org
    """
    from report.digest import print_digest
    from store import open_store

    with open_store(db, read_only=True) as store:
        try:
            print_digest(store, since, as_html=as_html)
        except ValueError as error:
            raise click.BadParameter(str(error), param_hint="--since") from None


@main.command("import")
@click.argument("register", type=click.Choice(["warn", "layoffs"]))
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="CSV...")
@db_option
def import_lists(register: str, files: tuple[Path, ...], db: Path) -> None:
    """Import notices of layoffs (WARN) or a list of cuts, to set beside the news.

    warn: a consolidated file of Big Local News; layoffs: a table as layoffs.fyi has it. Rows that can't be read are
    named and left out; a file that was imported before changes nothing.

    Example: pinkslip import warn consolidated.csv
    """
    from crawler.importing import import_and_print
    from store.filing_rows import Register

    kind = {"warn": Register.WARN, "layoffs": Register.LAYOFFS_LIST}[register]
    import_and_print(db, kind, files, argv=tuple(sys.argv[1:]))


@main.group()
def golden() -> None:
    """Keep saved pages with the article and claims that are right in them.

    Example: pinkslip golden add bbc page.html --url https://www.bbc.com/news/articles/c4gx0p1e2r3o
    """


@golden.command("add")
@click.argument("outlet")
@click.argument("page")
@click.option("--url", help="The address of a saved page.")
@click.option("--topic", help="The golden's name; without it the last words of the address.")
@click.option("--regenerate", is_flag=True, help="Write anew a golden that stands already.")
@click.option("--folder", type=click.Path(path_type=Path), default=Path("tests/goldens"), show_default=True)
@db_option
def golden_add(folder: Path, **options: Any) -> None:
    """Add a golden: PAGE is a saved file, or an address whose page the store holds.

    Example: pinkslip golden add bbc page.html --url https://www.bbc.com/news/articles/c4gx0p1e2r3o
    """
    from crawler.goldens import GoldenRequest, add_golden

    click.echo(f"{add_golden(folder, GoldenRequest(**options))}: read article.json and claims.json before you commit")


@main.command()
@db_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON for a monitor.")
@as_of_option
def status(db: Path, as_json: bool, as_of: date | None) -> None:  # noqa: FBT001
    """Show how each outlet does; exit status 1 when one needs a human.

    Example: pinkslip status --db layoffs.db
    """
    from crawler.status import print_status

    sys.exit(print_status(db, as_json=as_json, as_of=as_of))


@main.command()
@db_option
@click.option("--port", type=click.IntRange(1, 65535), default=8001, show_default=True)
@as_of_option
def serve(db: Path, port: int, as_of: date | None) -> None:
    """Browse the store in Datasette, read-only, on this machine alone.

    Example: pinkslip serve --db layoffs.db
    """
    from store.datasette import serve as run_datasette

    sys.exit(run_datasette(db, port=port, as_of=as_of))


@main.command()
@db_option
@second_share_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def accuracy(db: Path, second_share: float, as_json: bool) -> None:  # noqa: FBT001
    """Show what verdicts say of the extraction: how often rules, outlets and fields are right, and what is missed.

    Example: pinkslip accuracy --db layoffs.db
    """
    from store.show_accuracy import print_accuracy

    print_accuracy(db, second_share=second_share, as_json=as_json)


@main.command()
@db_option
@click.option("--port", type=click.IntRange(0, 65535), default=8002, show_default=True, help="0: any that is free.")
@click.option("--no-browser", is_flag=True, help="Print the link, and open no browser.")
@click.option("--reviewer", metavar="NAME", help="Whose verdicts they are; without it, this machine's user's.")
@second_share_option
@click.option("--sentence-every", type=click.IntRange(0), default=20, show_default=True, metavar="N",
              help="After N verdicts, ask about a sentence that gave no claim; 0: never.")  # fmt: skip
def review(no_browser: bool, **options: Any) -> None:  # noqa: FBT001
    """Judge claims one after another, with the keyboard, in the browser: on this machine alone, by a one-time link.

    Example: pinkslip review --db layoffs.db
    """
    from review.start import start_review

    start_review(open_browser=not no_browser, **options)


if __name__ == "__main__":
    main()
