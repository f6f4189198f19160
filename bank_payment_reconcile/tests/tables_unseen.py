"""Layouts of banks all over the world: in what language, order and manner they write.

They are written by hand after what banks tell and show of their exports; none is a
bank's file.
"""

from .tables_written import OURS
from .tables_written import Layout as Table

#: Decimal mark and what groups thousands.
POINT, COMMA, BLANK, SWISS, PLAIN = ".,", ",.", ", ", ".'", ","
DMY, ISO, DOTS, US = "%d/%m/%Y", "%Y-%m-%d", "%d.%m.%Y", "%m/%d/%Y"

TABLES = (
    # -- Portuguese ------------------------------------------------------------
    Table(
        "portugal, two columns",
        ";",
        "%d-%m-%Y",
        COMMA,
        "up",
        "Data mov. =d|Data valor =v|Descrição =X|Débito =D|Crédito =C"
        "|Saldo contabilístico =b|Saldo disponível =b",
        before=(
            "Consulta de movimentos à ordem",
            "Conta ;0000012345678;EUR",
            "Data de início ;01-11-2026",
        ),
        account="0000012345678",
        currency="EUR",
    ),
    Table(
        "portugal, signed",
        ";",
        DMY,
        COMMA,
        "down",
        "Data Lançamento=d|Data Valor=v|Descrição=X|Montante=a|Moeda=c|Saldo=b",
        encoding="cp1252",
    ),
    Table(
        "brazil, no balance",
        ",",
        DMY,
        POINT,
        "up",
        "Data=d|Valor=a|Identificador=r|Descrição=X",
    ),
    Table(
        "brazil, R$",
        ";",
        DMY,
        COMMA,
        "up",
        "Data=d|Histórico=X|Docto.=r|Crédito (R$)=C|Débito (R$)=D|Saldo (R$)=b",
        first=(";SALDO ANTERIOR;;;;2.400,00",),
        currency="BRL",
    ),
    Table(
        "brazil, C and D",
        ";",
        DMY,
        COMMA,
        "up",
        "Data=d|Lançamento=X|Valor=S|Saldo=B",
        money="R$ {}",
        words=(" D", " C"),
        currency="BRL",
    ),
    # -- Polish ----------------------------------------------------------------
    Table(
        "poland, names with a mark",
        ";",
        ISO,
        BLANK,
        "down",
        "#Data operacji=d|#Data księgowania=e|#Opis operacji=g|#Tytuł=x"
        "|#Nadawca/Odbiorca=w|#Numer konta=p|#Kwota=a|#Saldo po operacji=b|=e",
        before=(
            "mBank S.A.;",
            "#Klient;",
            "#Waluta;",
            "PLN;",
            "#Numer rachunku;",
            "11 1140 2004 0000 3002 0135 5387;",
            "#Saldo początkowe;2 400,00 PLN;",
        ),
        after=(
            ";;;;;;#Saldo końcowe;6 202,59 PLN;",
            "Niniejszy dokument sporządzono na podstawie ustawy;",
        ),
        encoding="cp1250",
        account="11 1140 2004 0000 3002 0135 5387",
        currency="PLN",
    ),
    Table(
        "poland, columns without a name",
        ",",
        ISO,
        ".",
        "down",
        "Data operacji=d|Data waluty=v|Typ transakcji=g|Kwota=+|Waluta=c"
        "|Saldo po transakcji=b|Opis transakcji=w|=x|=e",
        quoted=True,
    ),
    Table(
        "poland, charged and credited",
        ";",
        DOTS,
        BLANK,
        "up",
        "Data księgowania=d|Nadawca / Odbiorca=w|Tytułem=x|Obciążenia=D|Uznania=C"
        "|Saldo=b",
    ),
    # -- Czech and Slovak ------------------------------------------------------
    Table(
        "czechia, posting",
        ";",
        DOTS,
        BLANK,
        "down",
        "Datum zaúčtování=d|Název protiúčtu=w|Protiúčet=p|Částka=a|Měna=c|Zůstatek=b"
        "|Poznámka=x",
        encoding="cp1250",
    ),
    Table(
        "czechia, volume",
        ";",
        DOTS,
        BLANK,
        "up",
        "ID pohybu=r|Datum=d|Objem=a|Měna=c|Protiúčet=p|Název protiúčtu=w"
        "|Zpráva pro příjemce=x|Typ=g",
        before=("Výpis č. 11/2026 z účtu 2345678901/2010",),
        quoted=True,
        account="2345678901/2010",
    ),
    Table(
        "czechia, crowns",
        ";",
        DOTS,
        BLANK,
        "up",
        "Datum provedení=d|Popis=X|Částka=a|Zůstatek po pohybu=b",
        money="{} Kč",
        currency="CZK",
    ),
    Table(
        "slovakia, all",
        ";",
        DOTS,
        COMMA,
        "up",
        "Dátum zúčtovania=d|Dátum valuty=v|Suma=a|Mena=c|Partner=w|IBAN protistrany=p"
        "|Informácia pre príjemcu=x|Zostatok=b",
    ),
    # -- Hungarian, Romanian, Turkish ------------------------------------------
    Table(
        "hungary, booking",
        ";",
        "%Y.%m.%d",
        BLANK,
        "up",
        "Könyvelés dátuma=d|Értéknap=v|Számlaszám=o|Partner neve=w"
        "|Partner számlaszáma=p|Összeg=a|Devizanem=c|Közlemény=x",
    ),
    Table(
        "hungary, T and J",
        ";",
        "%Y.%m.%d.",
        "," + "\u00a0",
        "up",
        "Könyvelés dátuma=d|Értéknap=v|Ellenoldali név=w|Összeg=u"
        "|Terhelés vagy jóváírás (T/J)=s|Tranzakció típusa=g|Közlemény=x",
        words=("T", "J"),
    ),
    Table(
        "romania, debit first",
        ",",
        DOTS,
        POINT,
        "down",
        "Data tranzactie=d|Data valuta=v|Descriere=X|Referinta tranzactiei=r|Debit=N"
        "|Credit=C|Sold contabil=b",
        before=("Numar cont:,RO49AAAA1B31007593840000", "Moneda:,RON"),
        account="RO49AAAA1B31007593840000",
        currency="RON",
    ),
    Table(
        "romania, month by name",
        ";",
        "%d %B %Y",
        COMMA,
        "down",
        "Data=d|Detalii tranzactie=X|Debit=D|Credit=C|Sold=b",
        months=("noiembrie",),
    ),
    Table(
        "turkey, with time",
        ";",
        "%d.%m.%Y",
        COMMA,
        "down",
        "Tarih/Saat=t|Açıklama=X|İşlem Tutarı=a|Bakiye=b|Dekont No=r",
        money="{} TL",
        currency="TRY",
    ),
    Table(
        "turkey, borrowed and owed",
        ";",
        DMY,
        COMMA,
        "up",
        "Tarih=d|Valör=v|Açıklama=X|Borç=D|Alacak=C|Bakiye=b",
        encoding="cp1254",
    ),
    # -- South-east ------------------------------------------------------------
    Table(
        "croatia, paid out and in",
        ";",
        DOTS,
        COMMA,
        "up",
        "Datum izvršenja=d|Datum valute=v|Opis plaćanja=x|Naziv primatelja/platitelja=w"
        "|Isplata=D|Uplata=C|Stanje=b",
    ),
    Table(
        "slovenia, charge and credit",
        ";",
        DOTS,
        COMMA,
        "down",
        "Datum knjiženja=d|Datum valute=v|Prejemnik/plačnik=w|Namen=x|Breme=D|Dobro=C"
        "|Stanje=b",
    ),
    Table(
        "serbia in latin",
        ";",
        DOTS,
        COMMA,
        "up",
        "Datum knjiženja=d|Opis=X|Duguje=D|Potražuje=C|Stanje=b",
    ),
    Table(
        "greece",
        ";",
        DMY,
        COMMA,
        "up",
        "Ημερομηνία=d|Ημερομηνία Valeur=v|Αιτιολογία=X|Ποσό=a|Υπόλοιπο=b",
    ),
    Table(
        "greece, a word for the side",
        ";",
        DMY,
        COMMA,
        "down",
        "Ημ/νία Κίνησης=d|Περιγραφή=X|Ποσό=u|Χρέωση/Πίστωση=s|Λογιστικό Υπόλοιπο=b",
        words=("Χ", "Π"),
    ),
    Table(
        "bulgaria",
        ";",
        DOTS,
        BLANK,
        "up",
        "Дата=d|Вальор=v|Основание=x|Контрагент=w|Дебит=D|Кредит=C|Салдо=b",
    ),
    # -- East ------------------------------------------------------------------
    Table(
        "russia, income and expense",
        ";",
        "%d.%m.%y",
        BLANK,
        "down",
        "Тип счёта=g|Номер счета=o|Валюта=c|Дата операции=d|Референс проводки=r"
        "|Описание операции=X|Приход=1|Расход=0",
        encoding="utf-8-sig",
    ),
    Table(
        "russia, card",
        ";",
        DOTS,
        PLAIN,
        "down",
        "Дата операции=t|Дата платежа=e|Статус=k|Сумма операции=a|Валюта операции=c"
        "|Сумма платежа=a|Валюта платежа=c|Категория=g|Описание=X",
        quoted=True,
    ),
    Table(
        "ukraine",
        ";",
        DOTS,
        BLANK,
        "up",
        "Дата операції=d|Опис операції=X|Сума=a|Залишок після операції=b",
        money="{} ₴",
        currency="UAH",
    ),
    # -- Baltic and Finnish ----------------------------------------------------
    Table(
        "estonia",
        ";",
        DOTS,
        PLAIN,
        "up",
        "Kliendi konto=o|Dokumendi number=e|Kuupäev=d|Saaja/maksja konto=p"
        "|Saaja/maksja nimi=w|Saaja panga kood=e|Deebet/Kreedit (D/C)=s|Summa=+"
        "|Viitenumber=e|Arhiveerimistunnus=r|Selgitus=x|Teenustasu=e|Valuuta=c",
        quoted=True,
    ),
    Table(
        "latvia",
        ";",
        DOTS,
        PLAIN,
        "up",
        "Datums=d|Saņēmējs/Maksātājs=w|Informācija saņēmējam=x|Summa=u|Valūta=c"
        "|Debets/Kredīts=s",
    ),
    Table(
        "lithuania",
        ",",
        ISO,
        ".",
        "up",
        "Sąskaitos Nr.=o|Data=d|Gavėjas=w|Paaiškinimai=x|Suma=u|Valiuta=c|D/K=s",
        words=("D", "K"),
        quoted=True,
    ),
    Table(
        "finland, booked and value",
        ";",
        DOTS,
        PLAIN,
        "up",
        "Kirjauspäivä=d|Arvopäivä=v|Määrä EUROA=a|Laji=e|Selitys=g|Saaja/Maksaja=w"
        "|Saajan tilinumero=p|Viite=e|Viesti=x|Arkistointitunnus=r",
        encoding="cp1252",
        currency="EUR",
    ),
    Table(
        "finland, tabs",
        "\t",
        DOTS,
        PLAIN,
        "down",
        "Kirjauspäivä=d|Arvopäivä=v|Maksupäivä=e|Määrä=a|Saaja/Maksaja=w|Tilinumero=p"
        "|BIC=e|Tapahtuma=g|Viite=e|Maksajan viite=e|Viesti=x|Kortinnumero=e",
        before=("Tilinumero\tFI2112345600000785",),
        account="FI2112345600000785",
    ),
    # -- North -----------------------------------------------------------------
    Table(
        "sweden, blank thousands",
        ";",
        ISO,
        BLANK,
        "down",
        "Bokföringsdatum=d|Valutadatum=v|Verifikationsnummer=r|Text=X|Belopp=a|Saldo=b",
    ),
    Table(
        "sweden, row number",
        ",",
        ISO,
        ".",
        "up",
        "Radnummer=g|Bokföringsdag=d|Transaktionsdag=v|Valutadag=v|Referens=w"
        "|Beskrivning=x|Belopp=a|Bokfört saldo=b",
    ),
    Table(
        "norway, out and in",
        ";",
        DOTS,
        BLANK,
        "down",
        "Utført dato=d|Bokført dato=d|Rentedato=v|Beskrivelse=X|Beløp ut=N|Beløp inn=C"
        "|Valuta=e",
    ),
    Table(
        "denmark",
        ";",
        "%d-%m-%Y",
        COMMA,
        "down",
        "Dato=d|Tekst=X|Beløb=a|Saldo=b|Status=k|Afstemt=e",
    ),
    Table(
        "iceland",
        ";",
        DOTS,
        COMMA,
        "up",
        "Dagsetning=d|Vaxtadagur=v|Skýring=X|Upphæð=a|Staða=b",
    ),
    # -- German ----------------------------------------------------------------
    Table(
        "germany, preamble and totals",
        ";",
        DOTS,
        COMMA,
        "down",
        "Buchungsdatum=d|Wertstellung=v|Status=g|Zahlungspflichtige*r=e"
        "|Zahlungsempfänger*in=w|Verwendungszweck=x|Umsatztyp=e|IBAN=p|Betrag (€)=a"
        "|Gläubiger-ID=e",
        before=(
            f'"Girokonto";"{OURS}"',
            '"Kontostand vom 30.11.2026:";"6.202,59 €"',
            '""',
        ),
        account=OURS,
        currency="EUR",
    ),
    Table(
        "germany, S and H",
        ";",
        DOTS,
        COMMA,
        "up",
        "Buchungstag=d|Valuta=v|Auftraggeber/Zahlungsempfänger=w|VWZ/Vorgang=x"
        "|Währung=c|Umsatz=u| =s",
        words=("S", "H"),
    ),
    Table(
        "germany, footer with digits",
        ";",
        DOTS,
        COMMA,
        "up",
        "Buchungstag=d|Wert=v|Buchungstext=X|Soll=N|Haben=C|Währung=c",
        before=(
            "Umsätze Girokonto;;;",
            f"IBAN;{OURS}",
            "Zeitraum;01.11.2026 - 30.11.2026",
        ),
        after=("Kontostand 30.11.2026;;;;6.202,59;EUR",),
        account=OURS,
    ),
    Table(
        "germany, totals",
        ";",
        DOTS,
        COMMA,
        "up",
        "Buchung=d|Text=X|Betrag/€=a",
        after=("Summe 6 Umsätze;;3.802,59", "Stand: 30.11.2026 18:05"),
        currency="EUR",
    ),
    Table(
        "austria, no header",
        ";",
        DOTS,
        COMMA,
        "down",
        "1=d|2=x|3=v|4=a|5=c|6=t",
        header=False,
    ),
    Table(
        "switzerland, apostrophes",
        ";",
        DOTS,
        SWISS,
        "down",
        "Datum=d|Avisierungstext=X|Gutschrift in CHF=C|Lastschrift in CHF=N|Valuta=v"
        "|Saldo in CHF=b",
        before=("Konto:;CH9300762011623852957", "Währung:;CHF", ""),
        after=("Disclaimer:", "Dies ist kein durch die Bank erstelltes Dokument.;"),
        account="CH9300762011623852957",
        currency="CHF",
    ),
    Table(
        "switzerland, francs before",
        ";",
        DOTS,
        SWISS,
        "up",
        "Buchungsdatum=d|Buchungstext=X|Betrag=a|Saldo=b",
        money="CHF {}",
        currency="CHF",
    ),
)
