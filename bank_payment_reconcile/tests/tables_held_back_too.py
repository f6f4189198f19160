"""A second set of layouts that the reader met when it was finished."""

from .tables_written import Layout as Table

TABLES = (
    Table(
        "at george",
        ";",
        "%d.%m.%Y",
        ",.",
        "down",
        "Buchungsdatum=d|Partnername=w|Partner IBAN=p|Betrag=a|Währung=c"
        "|Buchungs-Details=x|Durchführungsdatum=v",
        encoding="utf-16",
    ),
    Table(
        "de sparda",
        ";",
        "%d.%m.%Y",
        ",.",
        "up",
        "Buchungstag=d|Wertstellungstag=v|Gegenkonto=e|Verwendungszweck=X|Betrag=a"
        "|Währung=c|Saldo=b",
        before=("Umsätze Girokonto", "Kontonummer:;12345678", ""),
        account="12345678",
    ),
    Table(
        "fr cic",
        ";",
        "%d/%m/%Y",
        ", ",
        "up",
        "Date=d|Date de valeur=v|Débit=N|Crédit=C|Libellé=X|Solde=b",
    ),
    Table(
        "be argenta",
        ";",
        "%d-%m-%Y",
        ",.",
        "down",
        "Rekening=o|Boekdatum=d|Valutadatum=v|Referentie=r|Beschrijving=g|Bedrag=a"
        "|Munt=c|Verrichtingsdatum=d|Rekening tegenpartij=p|Naam tegenpartij=w"
        "|Mededeling=x",
    ),
    Table(
        "lu bil",
        ";",
        "%d/%m/%Y",
        ",",
        "down",
        "Date opération=d|Description=X|Date valeur=v|Montant de l'opération=a"
        "|Devise=c",
    ),
    Table(
        "uk natwest",
        ",",
        "%d %b %Y",
        ".,",
        "down",
        "Date=d|Type=g|Description=X|Value=a|Balance=b|Account Name=e|Account Number=e",
        months=("Nov",),
        quoted=True,
    ),
    Table(
        "us wells",
        ",",
        "%m/%d/%Y",
        ".",
        "down",
        "1=d|2=a|3=g|4=e|5=X",
        header=False,
        quoted=True,
    ),
    Table(
        "ca tangerine",
        ",",
        "%m/%d/%Y",
        ".",
        "down",
        "Date=d|Transaction=g|Name=w|Memo=x|Amount=a",
    ),
    Table("au bendigo", ",", "%d/%m/%Y", ".", "up", "1=d|2=a|3=X", header=False),
    Table(
        "sg ocbc",
        ",",
        "%d/%m/%Y",
        ".,",
        "down",
        "Transaction date=d|Value date=v|Description=X|Withdrawals (SGD)=D"
        "|Deposits (SGD)=C",
        before=(
            "Account details for:,Account 123-456789-001",
            'Available Balance,"6,202.59"',
            "",
        ),
        account="123-456789-001",
        currency="SGD",
        quoted=True,
    ),
    Table(
        "hk",
        ",",
        "%d %b %Y",
        ".,",
        "down",
        "Date=d|Transaction details=X|Deposit=C|Withdrawal=D"
        "|Balance in original currency=b",
        months=("Nov",),
        quoted=True,
    ),
    Table(
        "th",
        ",",
        "%d/%m/%Y",
        ".,",
        "up",
        "วันที่=d|รายการ=X|ถอนเงิน=D|ฝากเงิน=C|ยอดคงเหลือ=b",
        quoted=True,
    ),
    Table(
        "bg",
        ";",
        "%d.%m.%Y",
        ". ",
        "down",
        "Дата на транзакция=d|Вальор=v|Описание=X|Дебит/Кредит=s|Сума=u|Салдо=b",
        words=("Дт", "Кт"),
        encoding="cp1251",
    ),
    Table(
        "rs", ";", "%d.%m.%Y", ",.", "up", "Датум=d|Опис=X|Дугује=D|Потражује=C|Стање=b"
    ),
    Table(
        "cz airbank",
        ";",
        "%d/%m/%Y",
        ", ",
        "down",
        "Datum provedení=d|Směr úhrady=s|Typ úhrady=g|Měna účtu=c"
        "|Částka v měně účtu=a|Název protistrany=w|Číslo účtu protistrany=p"
        "|Poznámka pro mě=x",
        words=("Odchozí", "Příchozí"),
        quoted=True,
    ),
    Table(
        "sk tatra",
        "\t",
        "%d.%m.%Y",
        ", ",
        "down",
        "Zaúčtované=d|Suma=a|Mena=c|Popis transakcie=x|Názov partnera=w|Zostatok=b",
    ),
    Table(
        "hu kh",
        "\t",
        "%Y.%m.%d",
        ", ",
        "down",
        "könyvelés dátuma=d|tranzakció azonosító =r|típus=g|könyvelési számla=o"
        "|partner számla=p|partner elnevezése=w|összeg=a|összeg devizaneme=c"
        "|közlemény=x",
    ),
    Table(
        "fi s-pankki",
        ";",
        "%d.%m.%Y",
        ",",
        "down",
        "Kirjauspäivä=d|Maksupäivä=v|Summa=+|Tapahtumalaji=g|Maksaja=e|Saajan nimi=w"
        "|Saajan tilinumero=p|Saajan BIC-tunnus=e|Viitenumero=e|Viesti=x"
        "|Arkistointitunnus=r",
    ),
    Table(
        "ee lhv",
        ",",
        "%Y-%m-%d",
        ".",
        "up",
        "Kliendi konto=o|Dokumendi number=e|Kuupäev=d|Saaja/maksja konto=p"
        "|Saaja/maksja nimi=w|Saaja panga kood=e|Tühi=e|Deebet/Kreedit (D/C)=s"
        "|Summa=a|Viitenumber=e|Arhiveerimistunnus=r|Selgitus=x|Teenustasu=e"
        "|Valuuta=c|Isikukood=e",
        quoted=True,
    ),
    Table(
        "tr is",
        "|",
        "%d/%m/%Y",
        ",.",
        "up",
        "Tarih/Saat=t|Kanal/Şube=g|İşlem Tutarı*=a|Bakiye=b|Ek Bakiye=e|İşlem=g"
        "|Açıklama=X",
    ),
    Table(
        "mx banorte",
        ",",
        "%d/%m/%Y",
        ".,",
        "down",
        "Cuenta=e|Fecha De Operación=d|Fecha=d|Referencia=r|Descripción=X"
        "|Cod. Transac=g|Sucursal=g|Depósitos=C|Retiros=D|Saldo=b",
        money="${}",
        quoted=True,
    ),
    Table(
        "br inter",
        ";",
        "%d/%m/%Y",
        ",.",
        "down",
        "Data Lançamento=d|Histórico=g|Descrição=X|Valor=a|Saldo=b",
        before=(
            "Extrato Conta Corrente;;;",
            "Conta;123456789;;",
            "Período;01/11/2026 a 30/11/2026;;",
            "Saldo;6.202,59;;",
            ";;;",
        ),
        account="123456789",
    ),
    Table(
        "unknown debit first",
        ";",
        "%Y-%m-%d",
        ".",
        "down",
        "A1=r|A2=d|A3=X|A4=D|A5=C|A6=b",
    ),
    Table(
        "no header, balance before amount",
        ",",
        "%Y-%m-%d",
        ".",
        "up",
        "1=d|2=b|3=a|4=X",
        header=False,
    ),
    Table(
        "pk",
        ",",
        "%d-%b-%Y",
        ".,",
        "up",
        "Date=d|Particulars=X|Debit Amount=0|Credit Amount=1|Available Balance=b",
        months=("Nov",),
        money="PKR {}",
        quoted=True,
        currency="PKR",
    ),
)
