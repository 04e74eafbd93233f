"""What stands behind a command is taken in the runner's language, and in English as /help shows it."""

from __future__ import annotations

import pytest

from tests.core.understanding.test_offered import Example, coached, same

SAID = {
    "/days tue thu sat": ("/days Di Do Sa", "/days mar jue sáb", "/days mar jeu sam", "/days ter qui sáb"),
    "/longrun saturday": ("/longrun Samstag", "/longrun sábado", "/longrun samedi", "/longrun sábado"),
    "/minutes tuesday 45": (
        "/minutes Dienstag 45",
        "/minutes martes 45",
        "/minutes mardi 45",
        "/minutes terça 45",
    ),
    "/races 10k 12 April for fun": (
        "/races 10 km 12. April zum Spaß",
        "/races 10k 12 de abril por diversión",
        "/races 10 km 12 avril pour le plaisir",
        "/races 10k 12 de abril por diversão",
    ),
    "/volume less": ("/volume weniger", "/volume menos", "/volume moins", "/volume menos"),
    "/volume usual": (
        "/volume wie üblich",
        "/volume como siempre",
        "/volume comme d'habitude",
        "/volume como sempre",
    ),
    "/speed more": ("/speed mehr", "/speed más", "/speed plus", "/speed mais"),
    "/week next": ("/week nächste", "/week próxima", "/week prochaine", "/week próxima"),
    "/week last": ("/week letzte", "/week pasada", "/week dernière", "/week passada"),
    "/move thursday to friday": (
        "/move Donnerstag auf Freitag",
        "/move jueves al viernes",
        "/move jeudi à vendredi",
        "/move quinta para sexta",
    ),
    "/away 3 to 17 August": (
        "/away 3. bis 17. August",
        "/away del 3 al 17 de agosto",
        "/away du 3 au 17 août",
        "/away de 3 a 17 de agosto",
    ),
    "/remind 6:45": ("/remind 6:45", "/remind a las 6:45", "/remind 6h45", "/remind 6h45"),
    "/remind evening 20:00": (
        "/remind abends 20:00",
        "/remind por la noche 20:00",
        "/remind le soir 20h00",
        "/remind à noite 20:00",
    ),
    "/quiet 22:00 to 7:00": (
        "/quiet 22:00 bis 7:00",
        "/quiet 22:00 a 7:00",
        "/quiet 22h à 7h",
        "/quiet 22:00 às 7:00",
    ),
    "/age 52": ("/age 52", "/age 52 años", "/age 52 ans", "/age 52"),
}
"""What is typed in English, and in German, Spanish, French and Portuguese."""


@pytest.mark.parametrize("english", SAID)
def test_an_argument_in_another_language(english: str) -> None:
    """It does what the English one does, and the English one does it in every language."""
    said = dict(zip(("de", "es", "fr", "pt"), SAID[english], strict=True))
    assert [
        one for language, one in said.items() if not same(language, Example(english, one), coached())
    ] == []
    assert [one for one in said if not same(one, Example(english, english), coached())] == []
