"""What sending a whole library to a server would cost, at most."""

from dataclasses import dataclass

_REQUESTS_OF = 32  # texts


@dataclass(frozen=True, slots=True)
class SendingCost:
    """How much would be sent: `tokens` is an upper bound by Akin's own counting; servers may count otherwise.

    `price` is in the currency in which the price was said, None where none was.
    """

    passages: int
    tokens: int
    requests: int
    price: float | None


def sending_cost(passages: int, passage_tokens: int, price_per_million: float | None) -> SendingCost:
    """The cost of `passages` of at most `passage_tokens` tokens each; the price is for a million tokens."""
    tokens = passages * passage_tokens
    price = None if price_per_million is None else tokens / 1_000_000 * price_per_million
    return SendingCost(passages, tokens, -(-passages // _REQUESTS_OF), price)
