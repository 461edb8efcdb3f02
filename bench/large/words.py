"""Words, titles, names and texts by chance, the same in every run."""

from itertools import accumulate

FIELD = """
the of to and in a for on by with as is at from that its this are was be
responsibility protect states populations atrocity crimes genocide war prevention international
community council security united nations human rights civilians government resolution report
general assembly violence conflict peace accountability regional civil society humanitarian
against humanity ethnic cleansing secretary-general member support early warning action measures
mandate mission sovereignty protection commission inquiry dialogue statement meeting participants
national focal points capacity implementation commitment obligations law court justice victims
refugees displaced access sanctions peacekeeping mediation veto restraint norm principle pillar
assistance development women youth education incitement hate speech minorities religious leaders
parliament framework analysis risk factors lessons concern urgent call briefing debate panel
ambassador minister delegation representative coalition network organizations members advocacy
"""
SYLLABLES = """
ba be bi bo da de di do fa fi ga go ha he ka ke ki ko la le li lo ma me mi mo na ne ni no pa pe
ra re ri ro sa se si so ta te ti to va ve vi vo wa za ze an en in on ar er or al el
"""
FIRST = """
Amina Anna Carlos Chen David Elena Fatima Grace Hassan Ibrahim Jean Kofi Leila Maria Mohamed Nadia
Olga Paul Ravi Rosa Samuel Sofia Thomas Victor Wei Yusuf Zainab Ingrid Luis Miriam
"""
KINDS_OF_BODIES = """
Centre Institute Network Foundation Council Forum Observatory Alliance Initiative Association
"""

VOCABULARY = 20_000
STREAM = 1_000_000
SENTENCES = 40_000


class Words:
    """A stream of words with the frequencies of real texts (Zipf's law), and texts made of it."""

    def __init__(self, chance):
        self.chance = chance
        words = list(dict.fromkeys([*FIELD.split(), *self.made_up()]))[:VOCABULARY]
        weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(words))))
        self.stream = chance.choices(words, cum_weights=weights, k=STREAM)
        self.sentences = [self.sentence() for _number in range(SENTENCES)]

    def made_up(self):
        syllables = SYLLABLES.split()
        for _number in range(VOCABULARY + VOCABULARY // 4):
            yield "".join(self.chance.choices(syllables, k=self.chance.choice((2, 3, 3, 4))))

    def run(self, least, most):
        """The next words of the stream, from `least` to `most` of them."""
        start = self.chance.randrange(STREAM - most)
        return " ".join(self.stream[start : start + self.chance.randint(least, most)])

    def sentence(self):
        run = self.run(8, 30)
        return f"{run[0].upper()}{run[1:]}."

    def title(self):
        run = self.run(4, 12)
        return run[0].upper() + run[1:]

    def text(self, least, most):
        """A text in paragraphs, from `least` to `most` characters long."""
        length, written, paragraphs = self.chance.randint(least, most), 0, []
        while written < length:
            start = self.chance.randrange(SENTENCES - 7)
            paragraph = " ".join(self.sentences[start : start + self.chance.randint(3, 7)])
            paragraphs.append(paragraph)
            written += len(paragraph) + 2
        return "\n\n".join(paragraphs)[:most]

    def name(self):
        """The first and the last name of a person."""
        last = "".join(self.chance.choices(SYLLABLES.split(), k=3))
        return self.chance.choice(FIRST.split()), last.capitalize()

    def body(self):
        return f"{self.chance.choice(KINDS_OF_BODIES.split())} for {self.run(1, 4).title()}"


def weighted(things, weights):
    """Pair things with their cumulative weights, as random.choices takes them."""
    return things, list(accumulate(weights))


def skewed(things, steepness=1.0):
    """Weigh things so that the first is drawn far more often than the last."""
    return weighted(things, (1 / (rank + 1.5) ** steepness for rank in range(len(things))))
