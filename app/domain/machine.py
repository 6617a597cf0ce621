"""What a machine has to compute with, and which models suit it (pure)."""

from dataclasses import dataclass

from app.domain.catalogue import Suits

_GB = 1_000_000_000
# Of a processor's cores as the system counts them, and of memory, what models need that are made for such machines.
_LEAST = {Suits.ANY: (1, 0), Suits.DESKTOP: (4, 5 * _GB), Suits.STRONG: (8, 12 * _GB)}


@dataclass(frozen=True, slots=True)
class Machine:
    """Cores as the system counts them, bytes of memory, and whether a graphics card can compute models."""

    cores: int
    memory: int
    graphics: bool = False

    def suits(self, needed: Suits) -> bool:
        """Whether models that need such a machine run on this one in bearable time."""
        if self.graphics:
            return True
        if needed is Suits.GPU:
            return False
        cores, memory = _LEAST[needed]
        return self.cores >= cores and self.memory >= memory
