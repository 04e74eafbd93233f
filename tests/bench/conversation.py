"""The measure: a python-telegram-bot `ConversationHandler` that asks the same questions and stores nothing.

python -m tests.bench.conversation URL TOKEN
"""

from __future__ import annotations

import sys
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    filters,
)

QUESTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Hi, I'm a running coach. I'm software, not a person: I build you a plan, then change it as you tell me "
        "how the running feels. Six short questions first, about two minutes. Tap or type, and skip what you like.",
        ("Let's go", "What do you store?"),
    ),
    (
        "1 of 6. What are you training for, and when is it?",
        ("Marathon", "Half", "10K", "5K", "Mile", "Just to run better"),
    ),
    (
        "2 of 6. A race or hard run from the last few months helps me set honest paces. Do you have one?",
        ("No, skip", "Back"),
    ),
    (
        "3 of 6. How much do you run in a normal week now?",
        ("Under 10 km", "10-20", "20-35", "35-50", "Over 50", "Back", "Skip"),
    ),
    (
        "4 of 6. Which days can you run? Tap all that fit, then Done.",
        ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Done", "Back", "Skip"),
    ),
    (
        "5 of 6. Anything hurting, or any injury in the last year?",
        ("None", "Calf", "Shin", "Achilles", "Knee", "Hip", "Foot", "Back", "Skip"),
    ),
    ("6 of 6. Which city do you live in? Then I get your clock right.", ("Back", "Skip")),
    ("Here's what I have. Right so far?", ("Build my plan", "Change something")),
)
Context = ContextTypes.DEFAULT_TYPE


async def ask(update: Update, context: Context, number: int) -> int:
    """Take the buttons off the last question, ask the next, and return the state that waits for its answer."""
    assert context.user_data is not None
    assert update.effective_chat
    text, labels = QUESTIONS[number]
    keys = InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=label)] for label in labels])
    plain = LinkPreviewOptions(is_disabled=True)
    chat = update.effective_chat.id
    sent = await context.bot.send_message(chat, text, reply_markup=keys, link_preview_options=plain)
    if before := context.user_data.get("asked"):
        await context.bot.edit_message_reply_markup(chat, before)
    context.user_data["asked"] = sent.message_id
    return number


async def first(update: Update, context: Context) -> int:
    """Begin."""
    return await ask(update, context, 0)


def then(number: int) -> Any:
    """Return what keeps the answer to question *number* and asks the next."""

    async def keep(update: Update, context: Context) -> int:
        assert context.user_data is not None
        assert update.message
        context.user_data[number] = update.message.text
        state = await ask(update, context, number + 1)
        return ConversationHandler.END if state == len(QUESTIONS) - 1 else state

    return keep


def bot(url: str, token: str) -> Application[Any, Any, Any, Any, Any, Any]:
    """Return the bot."""
    states: dict[object, Any] = {
        n: [MessageHandler(filters.TEXT, then(n))] for n in range(len(QUESTIONS) - 1)
    }
    talk = ConversationHandler([MessageHandler(filters.TEXT, first)], states, [])
    made = ApplicationBuilder().token(token).base_url(f"{url}/bot").build()
    made.add_handler(talk)
    return made


if __name__ == "__main__":
    bot(*sys.argv[1:3]).run_polling()
