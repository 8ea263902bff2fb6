"""Lines that stand among an article's paragraphs without belonging to it: rules as data, each with its proof."""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRule:
    """A kind of line to drop: one that any of ``patterns`` matches from end to end, quotes and dashes around it aside.

    Each pattern earns its place by an example in ``yes``; the lines of ``no`` must stay.
    """

    id: str
    patterns: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]
    _compiled: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_compiled", _whole_line("|".join(self.patterns)))

    def matches(self, line: str) -> bool:
        """True where this rule drops the line."""
        return self._compiled.fullmatch(line) is not None

    @staticmethod
    def pattern_matches(pattern: str, line: str) -> bool:
        """True where one pattern alone drops the line."""
        return _whole_line(pattern).fullmatch(line) is not None


def _whole_line(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\W{{0,3}}(?:{pattern})\W{{0,3}}", re.IGNORECASE)


_MEDIA = "(?:twitter|facebook|instagram|x|linkedin|threads|bluesky|tiktok|youtube|google news|whatsapp|flipboard)"
_PICTURE = "(?:image|photo|picture|video|media|illustration)(?:s|graphs?)?"
#: Names in a row, no verb among them.
_NAMES = r"(?-i:[A-Z@])[\w.'’-]*(?:[ ,/]+(?:(?:and|in|at|for|via) )?(?-i:[A-Z@])[\w.'’-]*){0,20}"

LINE_RULES = (
    LineRule(
        id="noise.see-also",
        patterns=(
            r"(?:see|read|watch) also\s*[:|–—].{0,200}",
            r"also(?: read| see| watch)?\s*[:|–—].{0,200}",
            r"(?:related|read (?:more|next|this next)|don['’]t miss|up next|now read|more)\s*[:|–—>»].{0,200}",
            r"(?:watch|listen|video|recommended|trending)(?: now| next)?\s*:.{0,200}",
        ),
        yes=(
            "SEE ALSO: Quillmark trims its design team",
            "Also read: Five firms that hired last spring",
            "Read more: The quiet end of Brassfield's robot unit",
            "RELATED: What Quillmark told its staff",
            "Watch: Brassfield's chief on the plan",
        ),
        no=(
            "See also what Brassfield said of its own forecast, which it lowered.",
            "Related companies also cut jobs, the union said.",
            "Watch makers cut 300 jobs.",
        ),
    ),
    LineRule(
        id="noise.box-heading",
        patterns=(
            r"(?:related|recommended|trending|popular|latest|top|more)"
            r"(?: (?:articles?|stories|story|coverage|reading|topics?|links?|videos?|posts?|news|content|for you|now))",
            r"related|recommended|trending(?: now)?|(?:read|up) next",
            r"more (?:from|on|in|great|about) .{0,40}",
            r"(?:you may|you might) also (?:like|enjoy)|what to read next|read this next|don['’]t miss",
            r"most (?:popular|read|viewed)",
            r"(?:editors?['’]?s? picks?|in case you missed it|featured videos?)(?: (?:from|on) .{0,30})?",
        ),
        yes=(
            "Related articles",
            "Recommended For You",
            "Related",
            "More from Brass Tacks",
            "You may also like",
            "Most Read",
            "Featured Videos From Brass Tacks",
        ),
        no=(
            "More on the cuts will be known in May, the firm said in a note to staff.",
            "Top jobs go first.",
            "Latest figures",
        ),
    ),
    LineRule(
        id="noise.topics",
        patterns=(
            r"(?:topics|tags|filed under|in this (?:article|story)|categories)\s*:.{0,200}",
            r"(?-i:(?:Topics|Tags|TOPICS|TAGS)(?:\s+[A-Z0-9][\w&.'’-]*,?){1,12})",
            r"(?:topics|tags|share|share this|share this (?:article|story)|print|permalink|comments?|\d+ comments?)",
            r"from the section .{0,30}",
        ),
        yes=("Topics: Robots, Quillmark", "Topics Quillmark Robots", "Share this article", "From the section Business"),
        no=("Topics at the meeting included 300 job cuts.", "Share prices fell.", "Tags on the bins were removed."),
    ),
    LineRule(
        id="noise.newsletter",
        patterns=(
            r"(?:please )?(?:sign up|subscribe|register|join)\b.{0,60}"
            r"\b(?:newsletters?|alerts?|briefing|podcast|updates|inbox)\b.{0,160}",
            r".{0,80}\b(?:in|to) your inbox\b.{0,80}",
            r"by (?:signing up|subscribing|submitting)\b.{0,250}",
            r"(?:enter your e-?mail|this newsletter may contain).{0,160}",
        ),
        yes=(
            "Sign up for our daily newsletter",
            "Get the day's top stories in your inbox.",
            "By signing up, you agree to our terms of use.",
            "Enter your email",
        ),
        no=(
            "Sign-ups for the plan fell, and 300 people lost their jobs.",
            "Staff were told to register for interviews by Friday.",
            "Subscriber numbers fell at Quillmark.",
            "You will receive 14 weeks' pay, the memo said.",
        ),
    ),
    LineRule(
        id="noise.follow",
        patterns=(
            rf"(?:follow|like|find|join) (?:us|me|him|her|them|{_NAMES}) on {_MEDIA}\b.{{0,100}}",
            rf"(?:share|tweet|pin|email)(?: this)?(?: (?:on|via|to))? (?:{_MEDIA}|e-?mail|link)",
            r"(?:got|have) (?:a|any) (?:news )?tips?\?.{0,200}",
            r"(?:like (?:this|what you read)|have (?:some|any)thing to add|want more)\b.{0,60}\?.{0,120}",
            r"download (?:our|the) .{0,40}\bapps?\b.{0,60}",
            r"to contact the (?:reporters?|editors?|authors?)\b.{0,300}",
            rf"(?:additional )?reporting by {_NAMES}"
            r"(?:[;.,] ?(?:additional |with )?(?:reporting|editing|writing)\b.{0,160})?",
        ),
        yes=(
            "Follow Rosa Quill on Twitter: @rosaquill",
            "Share on Facebook",
            "Got a tip? Write to the desk.",
            "Like this story? Share it with a friend!",
            "Download our app for more",
            "To contact the reporter on this story: Rosa Quill in Leeds",
            "(Reporting by Rosa Quill; editing by Ned Brass)",
        ),
        no=(
            "Analysts follow Quillmark on the exchange.",
            "They share a link to the plant by rail.",
            "Like thousands of others on LinkedIn, she told of her last day.",
            "Reporting by the Ledger found that 300 jobs would go.",
        ),
    ),
    LineRule(
        id="noise.furniture",
        patterns=(
            r"advertisement|sponsored(?: content)?|supported by",
            r"(?:learn|show|load) more|view (?:offer|comments|gallery)",
            r"story continues(?: below.{0,40})?|article continues (?:below|after).{0,40}|continue reading.{0,30}",
            r"(?:skip|go back) (?:past|to) .{0,60}|after newsletter promotion",
            r"(?-i:SOURCE:? |Source: )[^.]{1,80}",
            r".{0,100}\b(?:may )?earns? (?:an? )?(?:affiliate )?commissions?\b.{0,100}",
            rf"{_PICTURE} (?:credits?|captions?|source|courtesy)\b[^.]{{0,100}}",
            rf"{_PICTURE} by {_NAMES}",
            r"(?:play|watch|listen to)(?: the| this)? (?:video|article|story|audio).{0,30}",
            r"\d+ min(?:ute)?s? (?:read|listen)",
            r"this (?:video|content) (?:can ?not|could not|is not) .{0,80}",
            r"click (?:here|on) .{0,100}",
            r"(?:order|print) (?:reprints|article|this)|text size|thank you",
            r"this copy is for your personal.{0,300}|an error has occurred.{0,100}",
            r"(?:this article )?has been sent to.{0,60}",
            r"https?://\S+|(?-i:[a-z]+(?:-[a-z]+){2,})",
            r"(?:©|\(c\)|copyright (?:©|\(c\)|\d{4}|by)).{0,200}",
            r".{0,60}all rights reserved.{0,200}",
            r"(?:[\d.,:/|]|\b[ap]m\b|\s)+",
            r"published|updated|by|image|caption",
        ),
        yes=(
            "Advertisement",
            "Learn More",
            "Listen to this article",
            "Story continues below advertisement",
            "Skip past newsletter promotion",
            "SOURCE Brass Tacks Corporation",
            "If you buy through a link in this article, we may earn commission.",
            "Image credits: Quillmark press office",
            "Photograph by Rosa Nib / Press Office",
            "3 min read",
            "This video cannot be played",
            "Click here for the full list",
            "Order Reprints",
            "This article has been sent to",
            "This copy is for your personal, non-commercial use only.",
            "medium-wide-browser-and-larger",
            "© 2024 Brass Tacks Media.",
            "Copyright 2024 Brass Tacks Media. All rights reserved.",
            "6:30 am |",
            "Published",
        ),
        no=(
            "Advertising jobs will go first.",
            "Image makers cut 40 posts.",
            "Copyright lawyers lost 12 jobs at the firm.",
            "Video by a worker showed 300 people in the yard.",
            "Updated forecasts show 300 jobs going.",
        ),
    ),
    LineRule(
        id="noise.plea",
        patterns=(
            r"already (?:a |an )?(?:subscriber|member|registered|have an account)\b.{0,100}",
            r"(?:create|start) (?:a|your) (?:free )?(?:account|trial)\b.{0,100}",
            r".{0,160}\bunlimited access\b.{0,100}\bsubscribe\b.{0,60}",
        ),
        yes=(
            "Already a subscriber? Log in",
            "Start your free trial",
            "To enjoy unlimited access to our journalism, subscribe today.",
        ),
        no=("Already 300 people have gone.", "Subscribers will not notice, the paper said."),
    ),
    LineRule(
        id="noise.paywall",
        patterns=(
            r"(?:subscribe|register|sign in|log in)(?: now| today)? to (?:continue|keep|read)\b.{0,120}",
            r"to (?:continue|keep) reading\b.{0,160}",
            r"this (?:article|story|content) is (?:for|only|available|reserved)\b.{0,30}"
            r"\b(?:subscribers|members)\b.{0,60}",
            r"(?:unlock|read) (?:the )?(?:full|rest of|this) (?:of )?(?:the |this )?(?:article|story)\b.{0,100}",
        ),
        yes=(
            "Subscribe to continue reading",
            "To continue reading, please register.",
            "This article is for subscribers only.",
            "Unlock the full article",
        ),
        no=("Subscribers will not notice, the paper said.", "The plant is only for members of the family."),
    ),
)
#: Rules whose hits say that the text may break off at a wall.
PAYWALL_RULES = frozenset({"noise.paywall"})
#: The rule whose lines head a box of other stories.
BOX_HEADING = next(rule for rule in LINE_RULES if rule.id == "noise.box-heading")
#: No rule matches a longer line.
LONGEST = 400

#: Lines at the head of a body that repeat what byline and date say, or name a file.
HEAD_LINE = re.compile(
    r"""^(?:[\w~-]+\.html?$
        |(?:[A-Z][\w&’'\ -]{0,30}\ )?(?:reporter|correspondent|editor|staff\ writer)s?(?:,\ [\w\ ]{1,20})?$
        |by\ [A-Z][\w.'’-]+(?:[\s,]+(?:and\ |&\ )?[A-Z@][\w.'’@-]*){0,12}\W*$
        |(?:published|updated|posted|last\ (?:updated|modified))\b\W*.{0,60}\d.{0,30}$
        |(?:(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?,?\s*)?
         (?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8}\.?),?\s\d{4}\b.{0,40}$)""",
    re.X | re.I,
)


def noise_rule(line: str) -> str | None:
    """The id of the rule that calls this line noise, or None."""
    if len(line) > LONGEST:
        return None
    return next((rule.id for rule in LINE_RULES if rule.matches(line)), None)
