"""Telegram as a `core.ports.platform.Platform`."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence

from telegram import Bot
from telegram.error import BadRequest, InvalidToken, TelegramError

from adapters.telegram.delivering import deliver
from adapters.telegram.errors import says
from adapters.telegram.files import opened
from adapters.telegram.floods import Floods
from adapters.telegram.handles import NAME, read_chat
from adapters.telegram.hook import REFUSED, TAKEN, Hook, update_of
from adapters.telegram.listening import be_called, key, listen
from adapters.telegram.patience import Patience, Rest
from adapters.telegram.reading import read
from adapters.telegram.request import Request
from adapters.telegram.rights import GROUPS, noted
from adapters.telegram.taps import Taps
from core.messages import Address, MenuEntry
from core.ports.deliveries import BadTokenError, Delivery, SlowDownError
from core.ports.events import Envelope, Raw
from core.ports.files import Files
from core.ports.platform import Inbox, Reply

CLOUD = "https://api.telegram.org"
ANSWER_S = 20.0
"""How long an answer is waited for; after that nobody knows."""


class Telegram:
    """The bot that *token* names, at Telegram's cloud or at the Bot API server of *api_url*."""

    name = NAME
    resends = False

    def __init__(  # noqa: PLR0913 - all that can be set
        self,
        token: str,
        *,
        api_url: str | None = None,
        menu: Sequence[MenuEntry] = (),
        hook: Hook | None = None,
        files: Files | None = None,
        patience: float = 1.0,
        rest: Rest = asyncio.sleep,
    ) -> None:
        """Send nothing yet. A tap is to wait *patience* seconds for a word. Raises BadTokenError.

        With a *hook* Telegram calls; without one it is asked.
        """
        self._menu = menu
        self._hook = hook
        self._files = files
        self._rest = rest
        self._requests = (
            Request(connections=2),
            Request(answer_s=ANSWER_S),
        )
        self._bot = _bot(token, api_url or CLOUD, *self._requests)
        self._taps = Taps(self._bot, patience)
        self._floods = Floods()
        self._called = ""

    async def listen(self, inbox: Inbox) -> None:
        """Put updates into *inbox* until cancelled; confirm what is stored. Raises BadTokenError."""
        patience = Patience(self._rest)
        if self._hook:
            await be_called(self._bot, self._menu, self._hook, patience)
        else:
            await listen(self._bot, self._menu, inbox, patience, self._noted, self._heard)

    async def receive(self, inbox: Inbox, headers: Mapping[str, str], body: bytes) -> Reply:
        """Store the update in a call of Telegram's; take it then. Raises what the inbox raises."""
        if self._hook is None or not self._hook.opens(headers):
            return REFUSED
        update = update_of(body)
        if update is not None:
            event = {**await self._noted(update), "_bot": await self._name()}
            await inbox.put(NAME, key(update), event)
            self._heard(event)
        return TAKEN

    async def _noted(self, update: Raw) -> Raw:
        """Return an update with what must be asked for at once: who runs its group, what is in its file."""
        asked = await noted(self._bot, update), await opened(self._bot, self._files, update)
        return {**update, **asked[0], **asked[1]}

    async def _name(self) -> str:
        """Return what the bot is called, asked for once."""
        if not self._called:
            self._called = (await self._bot.get_me()).username or ""
        return self._called

    def read(self, raw: Raw) -> Envelope | None:
        """Return what a stored update means; None when it means nothing to the coach. Raises ValueError."""
        return read(raw)

    async def deliver(self, delivery: Delivery) -> str | None:
        """Send, edit, react or toast; return the message's id. Raises the errors of `core.ports`."""
        try:
            return await deliver(self._bot, self._taps, delivery)
        except SlowDownError as slow:
            raise self._floods.judged(delivery.address.chat, slow) from None

    async def left(self, channel: Address, person: str) -> bool:
        """Return whether *person* is surely not in the group any more."""
        try:
            member = await self._bot.get_chat_member(read_chat(channel.chat)[0], int(person))
        except BadRequest as error:
            return says(error, "user not found", "participant_id_invalid")
        except TelegramError:
            return False
        return member.status in {"left", "kicked"}

    async def close(self) -> None:
        """Let go of the connections."""
        await self._taps.close()
        for request in self._requests:
            await request.shutdown()

    def _heard(self, raw: Raw) -> None:
        if tap := raw.get("callback_query"):
            chat = (tap.get("message") or {}).get("chat") or {}
            self._taps.expect(tap["id"], shared=chat.get("type") in GROUPS)


def _bot(token: str, url: str, polls: Request, sends: Request) -> Bot:
    try:
        at, files = f"{url.rstrip('/')}/bot", f"{url.rstrip('/')}/file/bot"
        return Bot(token, base_url=at, base_file_url=files, get_updates_request=polls, request=sends)
    except InvalidToken:
        raise BadTokenError("Telegram's bot token is missing") from None
