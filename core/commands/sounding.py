"""What questions about the plan sound like: patterns over small letters, those without accents in five languages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final


def hears(pattern: re.Pattern[str], told: Iterable[str]) -> bool:
    """Return whether what was told holds a pattern, in one of the ways it is written."""
    return any(pattern.search(one) for one in told)


MEANT: Final = (
    (
        re.compile(
            r"\bwhat(?: all)? (?:did|have) (?:you|i|we) (?:just )?chang\w+|\bwhat(?:'?s| has| was| is)? (?:been )?changed\b"
            r"|\bhas (?:anything|something|my plan|the plan) (?:been )?changed\b"
            r"|\bwhy (?:did|has|is|was) (?:my|the) (?:plan|week|schedule|training)\b.{0,16}\b(?:chang\w+|different)\b"
            r"|\b(?:list|show)(?: me)?(?: all| my| the)* changes\b|\bwhy did you change\b"
            r"|\bwas (?:(?:hast|habt) (?:du|ihr)|wurde|hat sich)\b.{0,24}\b(?:ge|ver)ae?ndert\b"
            r"|\b(?:warum|wieso|weshalb)\b.{0,40}\b(?:plan|woche|training)\b.{0,16}\b(?:(?:ge|ver)ae?ndert|anders)\b"
            r"|\bque (?:me )?(?:has|habeis|ha|se ha|se) (?:\w+ )?(?:cambiado|cambio)\b|\bque cambiaste\b"
            r"|\bpor que\b.{0,24}\bcambi\w+.{0,24}\b(?:plan|semana|entreno|entrenamiento)\b"
            r"|\bpor que\b.{0,24}\b(?:plan|semana|entreno|entrenamiento)\b.{0,16}\bcambi\w+"
            r"|\bqu'? ?(?:est-ce que (?:tu as|vous avez)|as-tu|avez-vous|est-ce qui a) chang\w+|\btu as change quoi\b"
            r"|\bpourquoi\b.{0,24}\b(?:plan|semaine|programme)\b.{0,20}\bchang\w+"
            r"|\bpourquoi\b.{0,16}\bchang\w+.{0,24}\b(?:plan|semaine|programme)\b"
            r"|\b(?:o )?que (?:e que )?(?:mudaste|alteraste|mudou|mudaram|foi (?:mudado|alterado))\b"
            r"|\b(?:porque|por que)\b.{0,24}\b(?:mud|alter)\w+.{0,24}\b(?:plano|semana|treino)\b"
            r"|\b(?:porque|por que)\b.{0,24}\b(?:plano|semana|treino)\b.{0,16}\b(?:mud|alter)\w+"
        ),
        "changes",
    ),
    (
        re.compile(
            r"\b(?:i'?m|i am|i'?ll be|we'?re|stuck|running|run(?: it)?|do(?:ing)? (?:it|this|that)) (?:\w+ )?"
            r"(?:on|to) (?:a|the|my) (?:dread|tread)mill\b"
            r"|\b(?:only|just) (?:have|got|a) (?:a |the )?(?:dread|tread)mill\b"
            r"|^(?:on (?:a|the) )?treadmill (?:today|tonight|tomorrow)\b|\bindoors (?:today|tonight|tomorrow)\b"
        ),
        "treadmill",
    ),
    (
        re.compile(
            r"\bno (?:\w+ )?hills?\b(?! sprint| rep)|\b(?:isn'?t|aren'?t|not) (?:a|any|many) (?:\w+ )?hills?\b"
            r"|\b(?:don'?t|do not|haven'?t) (?:have|got) (?:a|any) (?:\w+ )?hills?\b"
            r"|\b(?:it'?s|it is|i live somewhere|everything is|everything'?s|live in a) (?:all |very |completely |totally )?"
            r"(?:pan ?cake )?flat (?:here|around|round|area|city|where)\b"
        ),
        "flat",
    ),
)
"""What is said of the place, and the command that answers it."""

STEPS: Final = re.compile(
    r"\b(?:steps?|rungs?|ladder)\b|\bwhen (?:can|will|may|do) i\b.{0,30}\b(?:again|normal\w*|properly|30|thirty|non-?stop)\b"
    r"|\bskip\b.{0,12}\bwalk\w*|\b(?:without|no more|less) (?:the )?walk\w*|\bjust run\b"
    r"|\b(?:stufen?|leiter|escalon(?:es)?|escalera|paliers?|echelle|etapes?|degraus?|escada|etapas?)\b"
    r"|\b(?:wann (?:kann|darf)|cuando (?:puedo|podre)|quand (?:est-ce que je )?(?:peux|pourrai)|quando (?:posso|poderei))\b"
    r".{0,30}\b(?:wieder|normal\w*|am stuck|de nuevo|seguido|a nouveau|d'affilee|de novo|seguid[ao]s?)\b"
    r"|\b(?:ohne|sin|sans|sem) (?:gehen|gehpausen?|andar|caminar|marcher|marche|caminhar)\b"
)

TOO_HARD: Final = re.compile(
    r"\b(?:plan|training|week|weeks|schedule|this|it'?s|it is)\b.{0,12}\btoo (?:hard|much|tough|demanding)\b(?! for my)"
    r"|^too (?:much|hard|tough)(?: for me)?$|\bcan'?t keep up with\b.{0,12}\b(?:plan|training|schedule)\b"
    r"|\b(?:plan|training|woche|das|es) (?:ist|wird) (?:mir |echt |viel )*zu (?:hart|viel|schwer|anstrengend)\b(?! fur mein)"
    r"|\b(?:plan|semana|entreno|entrenamiento|esto) (?:me )?(?:es|esta siendo|resulta) demasiad[oa]\b(?! (?:facil|suave|poc))"
    r"|\b(?:plan|semaine|entrainement|programme|c'?est|ce) (?:est )?trop (?:dure?|difficile|intense|exigeante?)\b"
    r"|\b(?:plano|semana|treino|isto) (?:e|esta|esta a ser) (?:demais|(?:demasiado|muito) (?:dur[oa]|pesad[oa]|dificil))\b"
)
TOO_EASY: Final = re.compile(
    r"\b(?:plan|training|week|weeks|schedule|this|it'?s|it is)\b.{0,12}\btoo (?:easy|little|light|slow)\b"
    r"|\bmake (?:this |next |the |my )?(?:week|plan|training) harder\b|^too (?:easy|little)$"
    r"|\b(?:plan|training|woche|das|es) (?:ist|wird) (?:mir |echt |viel )*zu (?:leicht|locker|einfach|wenig)\b"
    r"|\b(?:plan|semana|entreno|entrenamiento|esto) (?:me )?(?:es|esta siendo|resulta) demasiado (?:facil|suave|poco)\b"
    r"|\b(?:plan|semaine|entrainement|programme|c'?est|ce) (?:est )?trop (?:facile|legere?)\b"
    r"|\b(?:plano|semana|treino|isto) (?:e|esta|esta a ser) (?:demasiado|muito) (?:facil|leve|pouco)\b"
)

MILE_CHECK: Final = re.compile(
    r"\bmile check\b|\b(?:speed|endurance)[ -]limited\b|\bis (?:it )?(?:my )?(?:speed|endurance) (?:or|that)\b"
    r"|\bwhat(?:'?s| is)? (?:holds|holding|limits|limiting) me\b"
)

_SPEED: Final = r"(?:speed ?work|speed|fast running|intervals?|reps|sprints?)"
_HARM: Final = r"(?:hurt|injur\w*|safe|dangerous|risky)"
_DOUBT: Final = r"(?:is|isn'?t|won'?t|will|does|doesn'?t|are|aren'?t|can|how)"

_ON_TRACK: Final = (
    r"\b(?:am i|are we)\b.{0,12}\bon (?:track|course|target|schedule)\b",
    r"\bwill i (?:make|manage|finish|hit|break|reach)\b",
    (
        r"\b(?:can|could) i (?:really |still )?(?:make|hit|break|manage|reach|run|go) "
        r"(?:it|my (?:goal|target)|(?:sub|under)[ -]?\d|\d{1,2}[:.]\d\d)"
    ),
    (
        r"\bis (?:my (?:goal|target)|(?:sub[ -]?|under )?\d[\d:.]*)\b.{0,12}"
        r"\b(?:realistic|possible|doable|achievable|too)\b"
    ),
)
ON_TRACK: Final = re.compile(rf"^(?!.*(?:\bpace\b|per (?:km|mile)|/ ?(?:km|mi))).*(?:{'|'.join(_ON_TRACK)})")
IS_IT_SAFE: Final = re.compile(
    rf"^but is it safe|^(?:but )?{_DOUBT}\b.{{0,20}}\b{_SPEED}\b.{{0,30}}\b{_HARM}\b"
)
