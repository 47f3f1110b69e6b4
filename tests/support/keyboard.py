"""A person without a mouse: Tab through a page, and say what could not be reached or not be seen."""

from __future__ import annotations

from playwright.sync_api import Page

#: Marks everything that Tab should reach, and answers how many there are. Of radio buttons with one name only
#: one is a stop.
_MARK = """() => {
  const wanted = 'a[href], button, input, select, textarea, summary, [tabindex]';
  const groups = new Set();
  let n = 0;
  for (const one of document.querySelectorAll(wanted)) {
    if (one.disabled || one.tabIndex < 0 || one.type === 'hidden' || one.closest('[inert]')) continue;
    if (!one.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) continue;
    if (one.type === 'radio') {
      const group = [...document.querySelectorAll(`input[name="${CSS.escape(one.name)}"]`)];
      if (group.some((other) => other.checked) && !one.checked) continue;
      if (groups.has(one.name)) continue;
      groups.add(one.name);
    }
    one.dataset.stop = String(n++);
  }
  return n;
}"""

#: Blurring alone is not enough: browsers go on from where the focus was.
_TO_THE_TOP = """() => {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute('tabindex');
  window.scrollTo(0, 0);
}"""

#: Where the focus is: the number of the stop (-1 outside, -2 at something unmarked), and what is wrong there.
_HERE = """() => {
  const one = document.activeElement;
  if (!one || one === document.body || one === document.documentElement) return [-1, ''];
  const name = one.getAttribute('aria-label') || one.textContent || one.name || '';
  const said = one.tagName.toLowerCase() + ' ' + name.trim().replace(/\\s+/g, ' ').slice(0, 40);
  const style = getComputedStyle(one);
  const box = one.getBoundingClientRect();
  const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
    && !/^rgba\\(.*, 0\\)$|^transparent$/.test(style.outlineColor);
  const faults = [];
  if (!ring) faults.push('no ring: ' + said);
  if (box.bottom < 0 || box.top > innerHeight || box.right < 0 || box.left > innerWidth)
    faults.push('outside the window: ' + said);
  return [one.dataset.stop === undefined ? -2 : Number(one.dataset.stop), faults.join('; ')];
}"""

_NAMES = """(missed) => missed.map((n) => {
  const one = document.querySelector(`[data-stop="${n}"]`);
  return one.tagName.toLowerCase() + ' ' + (one.textContent || one.name || '').trim().slice(0, 40);
})"""


def walk(page: Page) -> list[str]:
    """Tab from the top until the focus leaves the page: what is wrong on the way, in short lines."""
    page.evaluate(_TO_THE_TOP)
    count = page.evaluate(_MARK)
    page.keyboard.press("Tab")
    seen: set[int] = set()
    faults: dict[str, None] = {}
    last, still = -1, 0
    # A date field has up to four stops of its own.
    for _ in range(count * 2 + 20):
        stop, wrong = page.evaluate(_HERE)
        still = still + 1 if stop == last else 0
        if stop == -1 or (stop == 0 and len(seen) > 1) or still > 8:
            break
        last = stop
        seen.add(stop)
        if wrong:
            faults[wrong] = None
        page.keyboard.press("Tab")
    if still > 8:
        faults["a trap: the focus stays where it is"] = None
    missed = sorted(set(range(count)) - seen)
    return [*faults, *(f"not reached: {name}" for name in page.evaluate(_NAMES, missed[:5]))]


def skip_link(page: Page) -> list[str]:
    """The first stop leads past the head of the page to its content."""
    page.evaluate(_TO_THE_TOP)
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.getAttribute('href')")
    if first != "#main":
        return [f"the first stop is {first}, not the skip link"]
    shown = page.evaluate("document.activeElement.getBoundingClientRect().height > 10")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    inside = page.evaluate(
        "document.activeElement === document.body || !document.activeElement.closest('header')"
    )
    return [] if shown and inside else [f"the skip link: shown {shown}, leads into the content {inside}"]
