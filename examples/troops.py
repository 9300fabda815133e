"""How many soldiers were sent, as of when, and who says otherwise: from five short reports to one account.

    python examples/troops.py account.png

prints the account and draws it to the file named (PNG, SVG or PDF). The reports are made up; the figures in them are
those that were reported in October 2024.
"""

import argparse
import datetime as dt

import reconcile as rc

REPORTS = [
    (
        "Agence du Matin",
        dt.date(2024, 10, 23),
        "fr",
        "1 500 soldats nord-coréens de plus envoyés en Russie\n\n"
        "Pyongyang a envoyé 1 500 soldats supplémentaires en Russie, selon le renseignement sud-coréen. "
        "« 1 500 autres soldats ont été envoyés », a déclaré mercredi son directeur aux députés. "
        "La semaine dernière, le service avait annoncé que 1 500 soldats avaient été envoyés depuis le début du mois. "
        "Il s'attend à ce qu'un total de 10 000 soldats soit envoyé d'ici décembre.",
    ),
    (
        "Le Courrier",
        dt.date(2024, 10, 24),
        "fr",
        "Séoul affirme que 1 500 soldats supplémentaires ont été envoyés en Russie. "
        "Pyongyang et Moscou ont signé un accord de défense en juin.",
    ),
    (
        "Radio du Dniepr",
        dt.date(2024, 10, 24),
        "fr",
        "D'après le président, 10 000 soldats nord-coréens sont prêts à rejoindre le front.",
    ),
    (
        "Port Gazette",
        dt.date(2024, 10, 24),
        "en",
        "More than 13,000 containers have been delivered to Russia since August 2023, the ministry said.",
    ),
    (
        "Revue d'Asie",
        dt.date(2024, 10, 25),
        "fr",
        "La coopération militaire s'est renforcée au cours des deux dernières années, et surtout depuis 2023.",
    ),
]


def read() -> list[rc.Figure]:
    """Every figure of every report, in the order of the reports."""
    return [
        figure
        for source, published, language, text in REPORTS
        for figure in rc.parse(text, language=language, published=published, source=source)
    ]


def show(account: rc.Reconciliation) -> None:
    """The account, the proof of every total, what remains, what became of every figure, and the timeline."""
    print(account)
    for series in account.series:
        print(f"\nwhy: {account.why(account.last_report(series), series=series)}")
    print("\nwhat remains:", *account.remaining(), sep="\n")
    print("\nwhat became of every figure:", account.statuses().to_string(), sep="\n")
    print("\ntimeline:", account.timeline().to_string(), sep="\n")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("plot", nargs="?", help="file to draw the account to: .png, .svg or .pdf")
    chosen = arguments.parse_args()
    account = rc.reconcile(read())
    show(account)
    if chosen.plot:
        account.plot().figure.savefig(chosen.plot, dpi=150, bbox_inches="tight")
        print(f"\ndrawn to {chosen.plot}")


if __name__ == "__main__":
    main()
