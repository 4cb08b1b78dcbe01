"""Each code has one place on the site, where its messages lead."""

from __future__ import annotations

import re

import pytest
from made_blocks import page_of, real_site

from briefs.macros.evaluating import Page, evaluate_page
from briefs.model.fault_codes import AREAS, CATALOGUE, FaultArea, explanation_address
from briefs.pages.context import PageContext
from briefs.pages.messages import message_index, message_sections
from conftest import PROJECT

DOCS = PROJECT / "docs"


@pytest.fixture(scope="module")
def context() -> PageContext:
    return page_of(real_site(), "messages.md")


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.slug)
def test_the_page_of_an_area_explains_each_of_its_codes_at_its_address(
    context: PageContext, area: FaultArea
) -> None:
    page = Page(
        f"messages/{area.slug}.md",
        (DOCS / "messages" / f"{area.slug}.md").read_text(encoding="utf-8"),
    )
    fragments, findings = evaluate_page(context.site, page)
    assert findings == ()
    (markdown,) = fragments.texts.values()
    assert re.findall(r"\{: #(\w+) \}$", markdown, re.MULTILINE) == [
        code.code.lower() for code in area.codes
    ]
    for code in area.codes:
        assert code.meaning in markdown
        assert code.reason in markdown
        assert code.cure in markdown


def test_the_index_leads_to_every_code(context: PageContext) -> None:
    html = "".join(
        str(part) for section in message_index(context).sections for part in section.parts
    )
    assert re.findall(r'href="\.\./([^"]+)"', html) == [
        explanation_address(code) for code in CATALOGUE.values()
    ]


def test_an_unknown_area_is_told_with_those_that_are(context: PageContext) -> None:
    with pytest.raises(LookupError, match="cells"):
        message_sections(context, "cell")
