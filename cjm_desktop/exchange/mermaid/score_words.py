"""The words and signs that people write in place of a score, and what score each plainly means."""

WORDS = {
    5: (
        "very good", "very happy", "very satisfied", "very positive", "great", "excellent",
        "fantastic", "amazing", "awesome", "perfect", "wonderful", "delighted", "delightful",
        "thrilled", "love", "loved", "love it",
        "meget god", "meget godt", "meget glad", "meget tilfreds", "fantastisk", "perfekt",
        "mycket bra", "mycket nöjd", "mycket glad", "utmärkt", "jättebra",
    ),
    4: (
        "good", "happy", "satisfied", "positive", "pleased", "nice", "glad", "god", "godt",
        "tilfreds", "positiv", "bra", "nöjd",
    ),
    3: (
        "neutral", "ok", "okay", "average", "so-so", "mixed", "indifferent", "meh", "neither",
        "middel", "okej", "sådär",
    ),
    2: (
        "bad", "sad", "unhappy", "poor", "negative", "dissatisfied", "unsatisfied", "annoyed",
        "frustrated", "disappointed", "dårlig", "dårligt", "utilfreds", "negativ", "ked af det",
        "irriteret", "frustreret", "dålig", "dåligt", "missnöjd", "ledsen", "irriterad",
        "frustrerad",
    ),
    1: (
        "very bad", "very sad", "very unhappy", "very poor", "very dissatisfied", "very negative",
        "terrible", "awful", "horrible", "angry", "furious", "worst", "hate", "hated", "hate it",
        "meget dårlig", "meget dårligt", "meget utilfreds", "forfærdelig", "forfærdeligt", "vred",
        "mycket dålig", "mycket dåligt", "mycket missnöjd", "hemsk", "hemskt", "arg",
    ),
}  # fmt: skip
"""English, Danish and Swedish, in small letters. High and low are not among them: high effort
is no good feeling."""

SIGNS = {
    5: "😀 😃 😄 😁 😆 😍 🤩 🥰 🥳 😂 🤗 :D :-D",
    4: "🙂 😊 ☺ 😌 😋 😎 👍 :) :-)",
    3: "😐 😑 😶 🤔 :| :-|",
    2: "🙁 ☹ 😕 😟 😞 😒 🙄 😔 😣 👎 :( :-(",
    1: "😢 😭 😡 😠 🤬 😱 😩 😫 😖",
}

FILLED_STARS, HOLLOW_STARS = "★⭐🌟*", "☆✩✰"

LABELS = frozenset(
    {
        "score", "rating", "rate", "mood", "feeling", "satisfaction", "emotion", "grade", "stars",
        "points", "bedømmelse", "karakter", "stemning", "følelse", "tilfredshed", "betyg",
        "känsla", "nöjdhet",
    }
)  # fmt: skip
"""Words that say that a score follows."""
