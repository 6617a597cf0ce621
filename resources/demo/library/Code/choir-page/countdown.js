// Shows on the choir's page how long it is until the next concert, and says something kind on the day itself.

const CONCERTS = [
  { title: "Spring concert", start: new Date("2025-04-05T19:00:00+01:00"), place: "St Brannoc" },
  { title: "Midsummer on the ferry", start: new Date("2025-06-21T20:30:00+01:00"), place: "Lydmouth quay" },
];

const DAY = 24 * 60 * 60 * 1000;

/** The first concert that has not ended yet; a concert lasts two hours. */
export function nextConcert(now, concerts = CONCERTS) {
  return concerts.find((concert) => now - concert.start < DAY / 12) ?? null;
}

/** A sentence for visitors, never a bare number. */
export function announcement(now) {
  const concert = nextConcert(now);
  if (concert === null) {
    return "We are resting our voices. New dates will be here in September.";
  }
  const days = Math.ceil((concert.start - now) / DAY);
  if (days <= 0) {
    return `${concert.title}: tonight! Doors of ${concert.place} open half an hour before.`;
  }
  return `${concert.title} in ${concert.place}: ${days === 1 ? "tomorrow" : `in ${days} days`}.`;
}

document.querySelector("#countdown").textContent = announcement(new Date());
