"""`prinsjesdag woning` and `isolatie`: what people see, what comes out as JSON, and bad input."""

import json
import subprocess
import sys
from pathlib import Path

HOME = "jaar: 2026\nwoning: {type: tussenwoning, bouwjaar: 1968, oppervlakte: 110, energielabel: E}\n"


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    code = "from prinsjesdag.cli import main; main()"
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, cwd=cwd)


def test_a_home_at_the_table(tmp_path: Path) -> None:
    (tmp_path / "woning.yaml").write_text(HOME, encoding="utf-8")
    said = " ".join(run("woning", "woning.yaml", cwd=tmp_path).stdout.split())
    for part in ("Voor en na", "Voorgestelde maatregelen", "Terugverdienen", "Lokale aanpak", "Isolatiestandaard",
                 "Aangenomen: gasverbruik 1267 m3", "Niet berekend", "Bronnen"):  # fmt: skip
        assert part in said
    told = json.loads(run("woning", "woning.yaml", "--json", "--rente", "0", cwd=tmp_path).stdout)
    assert told["rente"] == 0.0
    assert told["besparing_m3"]["laag"] < told["besparing_m3"]["waarde"] < told["besparing_m3"]["hoog"]
    assert told["netto"] == round(told["kosten"] - told["isde"], 2)
    assert run("woning", "woning.yaml", "--uit", "grafiek.svg", cwd=tmp_path).returncode == 0
    assert "na isolatie" in (tmp_path / "grafiek.svg").read_text(encoding="utf-8")


def test_a_programme(tmp_path: Path) -> None:
    said = " ".join(run("isolatie", "Utrecht", cwd=tmp_path).stdout.split())
    for part in ("van de 159.409 woningen", "Geld van het Rijk", "Waar te beginnen", "Niet berekend"):
        assert part in said
    told = json.loads(run("isolatie", "PV26", "--json", cwd=tmp_path).stdout)
    assert told["gebied"]["naam"] == "Utrecht"
    assert told["buurten"] == []
    assert told["tranches"][1]["per_woning_eur"] is None


def test_bad_input_is_one_line_and_exit_2(tmp_path: Path) -> None:
    (tmp_path / "woning.yaml").write_text(HOME + "kleur: rood\n", encoding="utf-8")
    for arguments, message in (
        (("woning", "woning.yaml"), "woning.yaml, regel 3: kleur: onbekend veld"),
        (("woning", "weg.yaml"), "weg.yaml: niet te lezen: dit bestand of deze map is er niet"),
        (("isolatie", "Nergenshuizen"), "geen gemeente of provincie"),
        (("isolatie", "Utrecht", "--labels", "weg.csv"), "weg.csv: niet te lezen"),
        (("isolatie", "Utrecht", "--gedaan", "-1"), "--gedaan: -1 ligt niet tussen"),
    ):
        done = run(*arguments, cwd=tmp_path)
        assert done.returncode == 2, arguments
        assert message in done.stderr
        assert len(done.stderr.strip().splitlines()) == 1
        assert done.stdout == ""
