"""Sessions somewhere in the middle, at random."""

from hypothesis import strategies as st

from footcoach.log.session_json import at_rest
from footcoach.session.actions import Action, asks_count, enter_count, press
from footcoach.session.player import Session
from tests.session.strategies import KEYS, timelines

START = 5000.0
TIMELINES = timelines()


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    """Return a session at rest after any keys at any moments."""
    now, session = START, Session.at_start(draw(TIMELINES)).begin(START).session
    for gap, key in draw(KEYS):
        now += gap
        session = press(session, key, now).session if key else session.advance(now).session
        if asks_count(session) and draw(st.booleans()):
            session = enter_count(session, draw(st.integers(0, 9999)), now).session
    return at_rest(session, now)


def done(session: Session) -> Session:
    """Go through the rest of a session without a fault."""
    now = START
    session = session.resume(now, lead=0)
    while session.step:
        now = session.ends_at or now + 1
        waits = session.step.seconds is None
        turn = press(session, Action.DONE, now) if waits else session.advance(now)
        session = turn.session
    return at_rest(session, now)
